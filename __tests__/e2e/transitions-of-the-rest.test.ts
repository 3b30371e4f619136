import { transitionViolations } from "../support/transitions/hold";
import { isClientSwitch, refusal, transitions } from "../support/transitions/transitions";

/** Fixed once bootstrap has run, as its description says: the plan of bootstrap is refused, and its buckets are in use. */
const FOR_LIFE = "platform project";

const REST = transitions().filter(
  (each) => !isClientSwitch(each) && each.setting !== FOR_LIFE && refusal(each) === undefined,
);

describe(`G14: ${REST.length} changes of a number, a text or a setting of the platform, one at a time`, () => {
  it.each(REST.map((each) => [each.name, each] as const))("%s, and back", (_, transition) => {
    expect(transitionViolations(transition, "layer")).toEqual([]);
  });
});
