import { mutate, type WritableBody } from "../support/mutants";
import { resourcesIn, type Documents } from "../support/synth";
import { baseOf, changedTo, goneFrom, ofOthers, transitionViolations } from "../support/transitions/hold";
import { CHANGING, transitions, unchanged, type Layout, type Transition } from "../support/transitions/transitions";
import { neededOfGone } from "./checks/needed-of-gone";
import { orphanViolations } from "./checks/orphans";
import { outages, replacements } from "./checks/replacements";

const ALL = transitions();

/**
 * One of each kind: what goes on and off with all that it needs, what is chosen, listed, taken out. All changes of all
 * settings are made by `__tests__/e2e/programs/transitions.test.ts`: they are hundreds, and take minutes.
 */
const REPRESENTATIVES: Readonly<Record<Layout, readonly string[]>> = {
  layer: [
    "client enabled",
    "client network.nat_gateways",
    "client eks.enabled",
    "client eks.instance_types",
    "client storage.enable_dedicated_buckets",
    "client vpn.enabled",
    "client also_in",
  ],
  client: ["client eks.enabled"],
};

describe("G14: changes of one setting at a time", () => {
  it("are changes of every setting that the schemas have", () => {
    expect(unchanged()).toEqual([]);
  });

  describe.each(["layer", "client"] as const)("with state.layout: %s", (layout) => {
    it.each(REPRESENTATIVES[layout].map((setting) => firstOf(setting)).map((each) => [each.name, each] as const))(
      "%s, and back",
      (_, transition) => {
        expect(transitionViolations(transition, layout)).toEqual([]);
      },
    );

    it("the client leaves: all of it goes, and nothing of anybody else's", () => {
      const [old, gone] = [baseOf(layout), goneFrom(layout)];
      expect(orphanViolations(old.documents, gone.documents)).toEqual([]);
      expect(ofOthers(old, gone)).toEqual([]);
      expect(resourcesIn(gone.documents).filter(({ id }) => id.startsWith(`${CHANGING}_`))).toEqual([]);
      expect(neededOfGone(gone.documents)).toEqual([]);
    });
  });

  describe("finds a change after which", () => {
    const { documents } = baseOf("layer");
    const gone = goneFrom("layer").documents;
    const without = (stack: string, kind: string, alias: string): Documents =>
      mutate(gone, (all) => {
        const { provider } = all[stack]! as unknown as { provider: Record<string, WritableBody[]> };
        provider[kind] = provider[kind]!.filter((each) => each.alias !== alias);
      });

    it.each([
      ["cluster-services", "helm", CHANGING],
      ["observability", "kubernetes", CHANGING],
      ["foundation", "aws", "us-west-2"],
    ])("%s lacks the provider %s.%s of something that is to go", (stack, kind, alias) => {
      const found = orphanViolations(documents, without(stack, kind, alias));
      expect(found.length).toBeGreaterThan(0);
      for (const each of found)
        expect(each).toMatch(new RegExp(`^${stack}: .* has lost its provider ${kind}.${alias}$`));
    });

    it("a resource is another provider's under its old address", () => {
      const moved = mutate(documents, ({ foundation }) => {
        const [key] = Object.entries(foundation!.resource!.aws_kms_key!).find(([, { provider }]) => provider)!;
        foundation!.resource!.aws_kms_key![key]!.provider = "aws.eu-west-1";
      });
      expect(orphanViolations(documents, moved)).toEqual([
        expect.stringMatching(/goes from provider aws\.us-west-2 to aws\.eu-west-1 under one address$/),
      ]);
    });

    it("nodes go before there are others", () => {
      const { documents: after } = changedTo(firstOf("client eks.instance_types"), "layer", ["platform"]);
      expect(replacements(documents, after).map(({ how }) => how)).toContain("first");
      const fixed = mutate(after, ({ platform }) => {
        for (const [zone, group] of Object.entries(platform!.resource!.aws_eks_node_group!))
          group.node_group_name = documents.platform!.resource!.aws_eks_node_group![zone]!.node_group_name;
      });
      expect(outages(documents, fixed)).toContain(
        `platform: aws_eks_node_group.${CHANGING}_cluster_nodes_us-east-2a is destroyed before it is made again, for instance_types`,
      );
    });
  });
});

function firstOf(setting: string): Transition {
  return ALL.find((each) => each.setting === setting)!;
}
