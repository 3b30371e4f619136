import { setsOf } from "../../../../../scripts/fleet/review/registry-changes/list-order";
import { edited, type Edit } from "../../../../support/full-project";
import { fleetOf, type Files } from "../../../../support/registry";
import { synthesize } from "../../../../support/synth";
import { before, CHANGING } from "../../../../support/transitions/transitions";

/** Two items for each list whose order says nothing. */
const ITEMS: Readonly<Record<string, readonly unknown[]>> = {
  "clients.*.security.custom_ports": [8080, 9090],
  "clients.*.storage.replication.roles": ["input", "output"],
  "clients.*.storage.intelligent_tiering_roles": ["input", "output"],
  "clients.*.apm.types": ["prometheus", "grafana"],
  "kubernetes.admin_role_arns": ["arn:aws:iam::123456789012:role/a", "arn:aws:iam::123456789012:role/b"],
  "github.existing_oidc_provider": ["production", "staging"],
};

const SETS = (["clients", "platform"] as const).flatMap((file) => setsOf(file).map((path) => ({ file, path })));

function projectWith(order: (items: readonly unknown[]) => readonly unknown[]): Files {
  const edits = SETS.map(({ file, path }): Edit => ({
    file,
    path: path.replace("*", CHANGING).split("."),
    value: [...order(ITEMS[path]!)],
  }));
  return edited(before("layer"), edits);
}

it("the order of a list says nothing only where every synth is the same for it, byte for byte", () => {
  const [there, back] = [projectWith((items) => items), projectWith((items) => items.toReversed())];
  expect(back).not.toEqual(there);
  expect(JSON.stringify(synthesize(fleetOf(back)))).toBe(JSON.stringify(synthesize(fleetOf(there))));
});
