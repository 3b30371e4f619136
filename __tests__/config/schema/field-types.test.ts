import { Dice, FIELD_TYPES } from "./field-values";

const SEEDS = Array.from({ length: 60 }, (_, seed) => seed);

describe.each(Object.entries(FIELD_TYPES))("%s", (_, { schema, right, mistakes }) => {
  const values = SEEDS.map((seed) => right(new Dice(seed)));

  it("takes every right value", () => {
    expect(values.filter((value) => !schema.safeParse(value).success)).toEqual([]);
  });

  it("takes none with a mistake in it, and says what is wrong in one line", () => {
    const wrong = values
      .slice(0, 12)
      .flatMap((value) => mistakes.map((mistake) => mistake(value)).filter((each) => !values.includes(each)));
    const taken = wrong.filter((value) => schema.safeParse(value).success);
    const messages = wrong.flatMap(
      (value) => schema.safeParse(value).error?.issues.map(({ message }) => message) ?? [],
    );

    expect(taken).toEqual([]);
    expect(messages.filter((message) => !/^\S.*\S$/.test(message))).toEqual([]);
  });
});
