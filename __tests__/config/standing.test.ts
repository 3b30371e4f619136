import { standingIn } from "../../config/standing";
import { EXAMPLE, type Files, withProject } from "../support/registry";
import { FILES } from "../../config/registry";

/** How clients stand in an example with other files. */
function standing(files: Files): Record<string, unknown> {
  return withProject({ ...EXAMPLE, ...files }, (root) => {
    const { registered, disabled, stages } = standingIn(root);
    return { registered: [...registered], disabled: [...disabled], stages: [...stages] };
  });
}

describe("how clients stand in registry and ledger", () => {
  it("is read from names and switches, whatever else an older schema says", () => {
    const clients = "clients:\n  acme:\n    enabled: false\n    colour: blue\n  globex: 3\n";
    const ledger = "clients:\n  acme: {}\n  hooli:\n    status: decommissioned\n";
    expect(standing({ [FILES.clients]: clients, [FILES.ledger]: ledger })).toEqual({
      registered: ["acme", "globex"],
      disabled: ["acme"],
      stages: [
        ["acme", "active"],
        ["hooli", "decommissioned"],
      ],
    });
  });

  it.each(["", "clients:", "clients: []", "- a", "clients: {", "3"])("is nobody's in %j", (text) => {
    expect(standing({ [FILES.clients]: text, [FILES.ledger]: text })).toEqual({
      registered: [],
      disabled: [],
      stages: [],
    });
  });
});
