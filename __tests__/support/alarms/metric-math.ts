/** A value per period, oldest first; undefined where there is no data. */
export type Points = readonly (number | undefined)[];

/** The series of an expression's metrics, by id; all of the same length. */
export type SeriesById = Readonly<Record<string, Points>>;

/** An expression of CloudWatch's metric math, ready to be applied. */
export type Expression = (series: SeriesById) => Points;

type Value = number | Points | readonly Points[];
type Node = (series: SeriesById) => Value;

const TOKENS = /\s*(\d+(?:\.\d+)?|[A-Za-z_][A-Za-z0-9_]*|<=|>=|==|!=|[-+*/(),<>[\]])/gy;

/**
 * Reads an expression: numbers, ids, `+ - * /`, comparisons, `[a, b]`, METRICS(), FILL, SUM, AVG, MIN, MAX over arrays, and IF. Throws
 * at anything else, so that nothing is judged by rules that it isn't evaluated by. Source: "Using metric math", CloudWatch's guide, as of
 * 2026-11: in arithmetic and comparison a missing value is 0 where the other series has one; a quotient by zero is dropped.
 */
export function parseExpression(text: string): Expression {
  const tokens = tokensOf(text);
  let place = 0;
  const next = (): string => tokens[place++] ?? fail(`ends too early`);
  const take = (token: string): boolean => tokens[place] === token && ++place > 0;
  const expect = (token: string): void => void (take(token) || fail(`lacks ${token}`));
  const fail = (problem: string): never => {
    throw new Error(`The expression ${text} ${problem}`);
  };

  function chain(operators: readonly string[], operand: () => Node): Node {
    let left = operand();
    for (;;) {
      const operator = operators.find(take);
      if (operator === undefined) return left;
      const [one, other] = [left, operand()];
      left = (series) => combine(operator, one(series), other(series));
    }
  }
  const comparison = (): Node => chain(["<=", ">=", "==", "!=", "<", ">"], sum);
  const sum = (): Node => chain(["+", "-"], product);
  const product = (): Node => chain(["*", "/"], operand);

  function list(end: string): Node[] {
    const members: Node[] = [];
    while (!take(end)) {
      members.push(comparison());
      if (tokens[place] !== end) expect(",");
    }
    return members;
  }

  function operand(): Node {
    const token = next();
    if (/^\d/.test(token)) return () => Number(token);
    if (token === "(") {
      const inner = comparison();
      expect(")");
      return inner;
    }
    if (token === "[") {
      const members = list("]");
      return (series) => members.map((member) => pointsOf(member(series), lengthOf(series)));
    }
    if (!/^[A-Za-z_]/.test(token)) return fail(`has a ${token} where a value should be`);
    if (take("(")) {
      const apply = FUNCTIONS[token] ?? fail(`uses ${token}, which this evaluator doesn't know`);
      const given = list(")");
      return (series) =>
        apply(
          given.map((each) => each(series)),
          series,
        );
    }
    if (token === "REPEAT") return () => Number.NaN;
    return (series) => series[token] ?? fail(`names ${token}, which is no metric of the alarm`);
  }

  const root = comparison();
  if (place < tokens.length) fail(`has ${tokens[place]} after its end`);
  return (series) => pointsOf(root(series), lengthOf(series));
}

const FUNCTIONS: Readonly<Record<string, (given: readonly Value[], series: SeriesById) => Value>> = {
  METRICS: (_, series) => Object.values(series),
  FILL: ([what, filler], series) => {
    const fill = (points: Points): Points => {
      let last: number | undefined;
      return points.map((point, index) => {
        // NaN stands for REPEAT.
        const instead = Number.isNaN(filler) ? last : pointsOf(filler!, lengthOf(series))[index];
        return (last = point ?? instead);
      });
    };
    return isArray(what!) ? what.map(fill) : fill(pointsOf(what!, lengthOf(series)));
  },
  SUM: ([what]) => across(what!, (values) => values.reduce((one, other) => one + other, 0)),
  AVG: ([what]) => across(what!, (values) => values.reduce((one, other) => one + other, 0) / (what as Points[]).length),
  MIN: ([what]) => across(what!, (values) => Math.min(...values)),
  MAX: ([what]) => across(what!, (values) => Math.max(...values)),
  IF: ([condition, yes, no], series) => {
    const length = lengthOf(series);
    const [when, then, otherwise] = [condition!, yes!, no ?? Array<undefined>(length)].map((each) =>
      pointsOf(each, length),
    ) as [Points, Points, Points];
    return when.map((each, index) => (each === undefined ? undefined : each ? (then[index] ?? 0) : otherwise[index]));
  },
};

/** Over the series of an array, period by period. Of a single series they'd be one number, which AWS advises against in alarms. */
function across(what: Value, merge: (values: readonly number[]) => number): Points {
  if (!isArray(what)) throw new Error("A function over the periods of one series behaves differently in an alarm");
  return (what[0] ?? []).map((_, index) => {
    const values = what.flatMap((points) => points[index] ?? []);
    return values.length > 0 ? merge(values) : undefined;
  });
}

const OPERATORS: Readonly<Record<string, (one: number, other: number) => number>> = {
  "+": (one, other) => one + other,
  "-": (one, other) => one - other,
  "*": (one, other) => one * other,
  "/": (one, other) => one / other,
  "<": (one, other) => Number(one < other),
  ">": (one, other) => Number(one > other),
  "<=": (one, other) => Number(one <= other),
  ">=": (one, other) => Number(one >= other),
  "==": (one, other) => Number(one === other),
  "!=": (one, other) => Number(one !== other),
};

function combine(operator: string, left: Value, right: Value): Value {
  const apply = (one: number, other: number): number | undefined =>
    operator === "/" && other === 0 ? undefined : OPERATORS[operator]!(one, other);
  if (isArray(left) || isArray(right)) throw new Error("Arrays of series are for functions");
  if (typeof left === "number" && typeof right === "number") return apply(left, right) ?? Number.NaN;
  const length = typeof left === "number" ? (right as Points).length : left.length;
  return Array.from({ length }, (_, index) => {
    const one = typeof left === "number" ? left : left[index];
    const other = typeof right === "number" ? right : right[index];
    const series = [left, right].flatMap((each) => (typeof each === "number" ? [] : each[index]));
    return series.every((value) => value === undefined) ? undefined : apply(one ?? 0, other ?? 0);
  });
}

function isArray(value: Value): value is readonly Points[] {
  return typeof value !== "number" && Array.isArray(value[0]);
}

function pointsOf(value: Value, length: number): Points {
  if (typeof value === "number") return Array<number>(length).fill(value);
  if (isArray(value)) throw new Error("An alarm is on one series, not on several");
  return value;
}

function lengthOf(series: SeriesById): number {
  return Object.values(series)[0]?.length ?? 0;
}

function tokensOf(text: string): string[] {
  const found = [...text.matchAll(TOKENS)].map(([, token]) => token!);
  if (found.join("") !== text.replace(/\s+/g, "")) throw new Error(`The expression ${text} can't be read`);
  return found;
}
