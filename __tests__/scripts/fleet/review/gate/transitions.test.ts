import { mutate, mutateResource, type WritableDocuments } from "../../../../support/mutants";
import type { Documents } from "../../../../support/synth";
import {
  before,
  CHANGING,
  transitions,
  type Layout,
  type Transition,
} from "../../../../support/transitions/transitions";
import { judgedBetween, refusedIn, touchedBy } from "./judged";

/** One of each kind of change of a client: a switch, a number, a list, what is made anew. */
const SETTINGS: Readonly<Record<Layout, readonly string[]>> = {
  layer: ["eks.enabled", "eks.max_size", "storage.notify_suffixes", "vpn.customer_gateway_ip"],
  client: ["enabled"],
};

/** Settings of all, and who they are about. */
const SHARED: readonly (readonly [setting: string, of: readonly string[]])[] = [
  ["observability.retention.standard.loki_days", ["acme"]],
  ["environments.production.break_glass_role_arns", ["acme", CHANGING]],
];

/** Something of the client whose settings stay. */
const NODES = "aws_eks_node_group.acme_cluster_nodes_us-east-2a";

const ALL = transitions();

function named(setting: string): Transition {
  return ALL.find((each) => each.setting.replace(/^\w+ /, "") === setting)!;
}

/** Rules that say that somebody else did it: the code, or a line of others. */
function unexplained(refused: readonly string[]): string[] {
  return refused.filter((each) => /^(foreign-client|everyone-touched|address-gone|client-gone|isolation) /.test(each));
}

describe.each(["layer", "client"] as const)("a client's setting that changes, with state.layout: %s", (layout) => {
  it.each(SETTINGS[layout])("%s explains all that changes, and so does the way back", (setting) => {
    const [old, now] = [before(layout), named(setting).files(layout)];
    for (const judged of [judgedBetween(old, now), judgedBetween(now, old)]) {
      expect(touchedBy(judged)).toContain(CHANGING);
      expect(unexplained(refusedIn(judged))).toEqual([]);
    }
  });

  it("does not explain what changes of another client with it", () => {
    const judged = judgedBetween(before(layout), named("eks.max_size").files(layout), {
      code: (made) => mutateResource(made, NODES, (body) => (body.instance_types = ["m7i.large"])),
    });
    expect(unexplained(refusedIn(judged))).toEqual(["foreign-client acme"]);
    expect(judged.findings.find(({ rule }) => rule === "foreign-client")).toMatchObject({
      address: NODES,
      owner: "acme",
    });
  });
});

describe("a setting of all that changes", () => {
  it.each(SHARED)("%s reaches %j, each to be declared, and renames nothing", (setting, clients) => {
    const refused = refusedIn(judgedBetween(before("layer"), named(setting).files("layer")));
    const owned = unexplained(refused).filter((each) => !each.endsWith(" shared"));
    expect(owned).toEqual(clients.map((client) => `everyone-touched ${client}`));
  });
});

describe("code that changes by itself", () => {
  const files = before("layer");
  const judgedWith = (code: (made: Documents) => Documents) => judgedBetween(files, files, { code });

  it("and renames a resource, with what refers to it, is refused with the move for each client", () => {
    const judged = judgedWith((made) => renamed(made, "network_internet_gateway", "network_internet_door"));
    const gone = judged.findings.filter(({ rule }) => rule === "address-gone");
    expect(gone.map(({ todo }) => todo)).toEqual(
      ["acme", CHANGING].map(
        (client) =>
          `Keep it: moveFromId("aws_internet_gateway.${client}_network_internet_gateway") on the resource that is ` +
          `aws_internet_gateway.${client}_network_internet_door now.`,
      ),
    );
  });

  it("and takes a resource away is refused", () => {
    const judged = judgedWith((made) => mutate(made, (all) => drop(all, "aws_flow_log", "acme_")));
    expect(unexplained(refusedIn(judged))).toEqual(["address-gone acme", "everyone-touched acme"]);
  });

  it("and changes one client, is nothing that a line asked for", () => {
    const judged = judgedWith((made) => mutateResource(made, NODES, (body) => (body.instance_types = ["m7i.large"])));
    expect(refusedIn(judged)).toEqual(["everyone-touched acme"]);
  });
});

function renamed(made: Documents, from: string, to: string): Documents {
  return JSON.parse(JSON.stringify(made).replaceAll(new RegExp(`_${from}(?![\\w-])`, "g"), `_${to}`)) as Documents;
}

function drop(all: WritableDocuments, type: string, start: string): void {
  const of = all.foundation!.resource![type] as Record<string, unknown>;
  for (const id of Object.keys(of)) if (id.startsWith(start)) delete of[id];
}
