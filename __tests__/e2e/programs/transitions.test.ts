import { transitionViolations } from "../../support/transitions/hold";
import {
  isClientSwitch,
  refusal,
  transitions,
  type Layout,
  type Transition,
} from "../../support/transitions/transitions";

/** Fixed once bootstrap has run, as its description says: the plan of bootstrap is refused, and its buckets are in use. */
const FOR_LIFE = "platform project";

const ALL = transitions();
const REFUSED = ALL.flatMap((each) => {
  const rule = refusal(each);
  return rule === undefined ? [] : [[each, rule] as const];
});
const POSSIBLE = ALL.filter(
  (each) => each.setting !== FOR_LIFE && !REFUSED.some(([refused]) => refused.name === each.name),
);
const CASES: Readonly<Record<Layout, readonly Transition[]>> = {
  layer: POSSIBLE,
  // Both layouts are of the same classes: what differs is which stacks there are, and that follows from a client's switches.
  client: POSSIBLE.filter((each) => isClientSwitch(each) && /→ (true|false)$|roles: |also_in: /.test(each.name)),
};

describe("G14: every change of every setting, one at a time", () => {
  it("is refused only where a rule says why", () => {
    expect(REFUSED.map(([{ name }, rule]) => `${rule}: ${name}`)).toMatchSnapshot();
  });

  describe.each([
    [CASES.layer.length, "layer"],
    [CASES.client.length, "client"],
  ] as const)("%d with state.layout: %s", (_count, layout) => {
    it.each(CASES[layout].map((each) => [each.name, each] as const))("%s, and back", (_, transition) => {
      expect(transitionViolations(transition, layout)).toEqual([]);
    });
  });
});
