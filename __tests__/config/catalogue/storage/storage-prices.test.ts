import { isPricedClass, STORAGE_PRICES } from "../../../../config/catalogue/storage/storage-prices";
import { STORAGE_CLASSES } from "../../../../config/catalogue/storage/lifecycle-rule";

describe("The price list", () => {
  it("says where and when its prices are from (S4-31)", () => {
    expect(STORAGE_PRICES).toMatchObject({
      region: "us-east-2",
      currency: "USD",
      source: expect.stringMatching(/^https:/) as unknown,
    });
    expect(STORAGE_PRICES.asOf).toMatch(/^\d{4}-\d{2}$/);
  });

  it("has a price for every class a lifecycle leads to", () => {
    const classes = Object.keys(STORAGE_CLASSES).filter((each) => each !== "INTELLIGENT_TIERING");
    expect(classes.filter((each) => !isPricedClass(each))).toEqual([]);
  });

  it("prices colder storage lower, and moving there no lower", () => {
    const { classes } = STORAGE_PRICES;
    const order = ["STANDARD", "STANDARD_IA", "GLACIER", "DEEP_ARCHIVE"] as const;
    const storage = order.map((each) => classes[each].storage);
    const transitions = order.map((each) => classes[each].transitions);
    expect([...storage].sort((a, b) => b - a)).toEqual(storage);
    expect([...transitions].sort((a, b) => a - b)).toEqual(transitions);
  });
});
