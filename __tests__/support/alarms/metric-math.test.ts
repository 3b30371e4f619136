import { parseExpression } from "./metric-math";

const SERIES = { m0: [1, undefined, undefined, 4], m1: [10, 20, undefined, 0] };

describe("metric math", () => {
  it.each<[string, (number | undefined)[]]>([
    ["m0", [1, undefined, undefined, 4]],
    // One missing part counts as 0; where all are missing there is nothing.
    ["m0 + m1", [11, 20, undefined, 4]],
    ["m1 - m0 * 2", [8, 20, undefined, -8]],
    ["m0 / m1", [0.1, 0, undefined, undefined]],
    ["(m0 + 1) * 100", [200, undefined, undefined, 500]],
    ["FILL(m0, 0)", [1, 0, 0, 4]],
    ["FILL(m0, 0) + FILL(m1, 0)", [11, 20, 0, 4]],
    ["FILL(m0, REPEAT)", [1, 1, 1, 4]],
    ["SUM(METRICS())", [11, 20, undefined, 4]],
    ["MAX([m0, m1])", [10, 20, undefined, 4]],
    ["SUM(FILL(METRICS(), 0))", [11, 20, 0, 4]],
    ["AVG([m0, m1])", [5.5, 10, undefined, 2]],
    ["IF(m1 > 5, m0, 7)", [1, 0, undefined, 7]],
  ])("makes of %s what CloudWatch makes of it", (expression, points) => {
    expect(parseExpression(expression)(SERIES)).toEqual(points);
  });

  it.each([
    ["RATE(m0)", "uses RATE, which this evaluator doesn't know"],
    ["m0 +", "ends too early"],
    ["m0 m1", "has m1 after its end"],
    ["m0 % 2", "can't be read"],
    ["m2", "names m2, which is no metric of the alarm"],
    ["MAX(m0)", "behaves differently in an alarm"],
    ["METRICS()", "on one series"],
  ])("refuses %s, which it can't judge", (expression, problem) => {
    expect(() => parseExpression(expression)(SERIES)).toThrow(problem);
  });
});
