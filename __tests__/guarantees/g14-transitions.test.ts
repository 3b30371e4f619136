import { mutate, type WritableBody } from "../support/mutants";
import { resourcesIn, type Documents } from "../support/synth";
import { baseOf, ofOthers, synthOf, transitionViolations } from "../support/transitions/hold";
import {
  afterLeaving,
  CHANGING,
  isClientSwitch,
  refusal,
  transitions,
  unchanged,
  type Layout,
  type Transition,
} from "../support/transitions/transitions";
import { neededOfGone } from "./checks/needed-of-gone";
import { orphanViolations } from "./checks/orphans";
import { outages, replacements } from "./checks/replacements";

const ALL = transitions();
const REFUSED = ALL.flatMap((each) => {
  const rule = refusal(each);
  return rule === undefined ? [] : [[each, rule] as const];
});
/** The others are changed by `__tests__/e2e/transitions-of-the-rest.test.ts`: they are many, and take a minute. */
const SWITCHES = ALL.filter((each) => isClientSwitch(each) && !REFUSED.some(([refused]) => refused === each));
const CASES: Readonly<Record<Layout, readonly Transition[]>> = {
  layer: SWITCHES,
  // Both layouts are of the same classes: what differs is which stacks there are, and that follows from a client's switches.
  client: SWITCHES.filter(({ name }) => /: (true|false) →|roles: /.test(name)),
};

const COUNTS = `${CASES.layer.length} switches of a client with a state for each layer, ${CASES.client.length} with one for each client, ${ALL.length - SWITCHES.length - REFUSED.length} others, ${REFUSED.length} refused`;

describe(`G14: changes of one setting at a time: ${COUNTS}`, () => {
  it("are changes of every setting that the schemas have", () => {
    expect(unchanged()).toEqual([]);
  });

  it("are refused only where a rule says why", () => {
    expect(REFUSED.map(([{ name }, rule]) => `${rule}: ${name}`)).toMatchSnapshot();
  });

  describe.each(["layer", "client"] as const)("with state.layout: %s", (layout) => {
    it.each(CASES[layout].map((each) => [each.name, each] as const))("%s, and back", (_, transition) => {
      expect(transitionViolations(transition, layout)).toEqual([]);
    });

    it("the client leaves: all of it goes, and nothing of anybody else's", () => {
      const [old, gone] = [baseOf(layout), synthOf(afterLeaving(layout))];
      expect(orphanViolations(old.documents, gone.documents)).toEqual([]);
      expect(ofOthers(old, gone)).toEqual([]);
      expect(resourcesIn(gone.documents).filter(({ id }) => id.startsWith(`${CHANGING}_`))).toEqual([]);
      expect(neededOfGone(gone.documents)).toEqual([]);
    });
  });

  describe("finds a change after which", () => {
    const { documents } = baseOf("layer");
    const gone = synthOf(afterLeaving("layer")).documents;
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
      const grown = ALL.find(({ setting }) => setting === "client eks.instance_types")!;
      const { documents: after } = synthOf(grown.files("layer"));
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
