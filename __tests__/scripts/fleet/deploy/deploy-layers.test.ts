import { chosenParts } from "../../../../scripts/fleet/deploy/chosen-parts";
import { loadTargetOrExit } from "../../../../scripts/fleet/terminal/target";
import { fleet } from "../../../support/fleet";
import { EXAMPLE_ROOT } from "../../../support/registry";

const ROOT = ["--root", EXAMPLE_ROOT];
const ORDER = ["foundation", "platform", "database", "compute", "cluster-services", "observability"];
const lines = (layers: readonly string[]): string => layers.map((layer) => `${layer}\n`).join("");

describe("fleet deploy", () => {
  it.each<[string, string[], string[]]>([
    ["all layers above bootstrap", [], ORDER],
    ["those that are named, in their own order", ["database", "foundation", "platform"], ORDER.slice(0, 3)],
    ["a single one, without those below it", ["platform"], ["platform"]],
    ["those of an option, of a client", ["acme", "--layer", "database", "platform"], ["platform", "database"]],
    ["all that a client is in", ["acme"], ORDER],
  ])("shows in a dry run %s", async (_, names, layers) => {
    expect(await fleet(["deploy", ...names, "--dry-run", ...ROOT])).toMatchObject({ status: 0, stdout: lines(layers) });
  });

  it("shows a dry run as data", async () => {
    const { stdout } = await fleet(["deploy", "foundation", "--dry-run", "--json", ...ROOT]);
    expect(JSON.parse(stdout)).toMatchObject({ event: "begin", stacks: ["foundation"], region: "us-east-2" });
  });

  it("deploys nothing where nobody can be asked and --yes is not given", async () => {
    const run = await fleet(["deploy", "foundation", ...ROOT]);
    expect(run).toMatchObject({ status: 2, stdout: lines(["foundation"]) });
    expect(run.stderr).toMatch(/^fleet: this needs a confirmation; --yes says yes/);
  });

  it.each([
    [["platfrom"], '"platfrom" is no layer and no enabled client of production in us-east-2; did you mean "platform"?'],
    [["platform", "--layer", "platform"], '"platform" is no enabled client of production in us-east-2; '],
    [["--layer", "platfrom"], '"platfrom" is no layer; did you mean "platform"?'],
  ])("refuses %j, which names nothing", async (names, message) => {
    for (const command of ["deploy", "destroy"]) {
      const run = await fleet([command, ...names, ...ROOT]);
      expect(run).toMatchObject({ status: 2, stdout: "" });
      expect(run.stderr).toContain(`fleet: ${message}`);
    }
  });

  it.each(["0", "65", "-1", "many", "1.5"])("refuses to run %s stacks at the same time", async (count) => {
    expect(await fleet(["deploy", `--parallel=${count}`, ...ROOT])).toMatchObject({ status: 2, stdout: "" });
  });

  it("asks which is meant where a client has a layer's name", () => {
    const fleetNow = loadTargetOrExit({ root: EXAMPLE_ROOT });
    const [first] = fleetNow.clients;
    const confusing = { ...fleetNow, clients: [{ ...first!, name: "database" }] };
    expect(() => chosenParts(confusing, ["database"], [], [])).toThrow(
      "is a layer and a client; say layers with --layer",
    );
    expect([...chosenParts(confusing, ["database"], ["compute"], []).clients!]).toEqual(["database"]);
  });
});

describe("fleet destroy", () => {
  it("leaves bootstrap, which holds the states, alone", async () => {
    const run = await fleet(["destroy", "bootstrap", "--yes", ...ROOT]);
    expect(run).toMatchObject({ status: 1, stdout: "" });
    expect(run.stderr).toContain("bootstrap holds every state");
  });

  it("destroys nothing where nobody can type and --yes is not given", async () => {
    expect(await fleet(["destroy", ...ROOT])).toMatchObject({ status: 2, stdout: "" });
  });
});
