import { classify } from "../../../../modules/storage-insights/functions/classify";

const DEPARTMENTS = {
  "finance/": "Finance",
  "finance/eu/": "FinanceEurope",
  "compliance/": "Compliance",
};

const SMALL = 1;

/** The value of one tag, or undefined without it. */
function tagOf(key: string, name: string, sizeBytes = SMALL): string | undefined {
  return classify(key, sizeBytes, DEPARTMENTS).find((tag) => tag.key === name)?.value;
}

describe("Classifying an object (S4-16)", () => {
  it.each([
    ["finance/2026/report.pdf", "Finance"],
    ["finance/eu/report.pdf", "FinanceEurope"],
    ["compliance/report.pdf", "Compliance"],
    ["finance", undefined],
    ["refinance/report.pdf", undefined],
    ["uploads/finance/report.pdf", undefined],
  ])("takes the department of %s by its longest prefix: %s", (key, department) => {
    expect(tagOf(key, "Department")).toBe(department);
    expect(tagOf(key, "CostCenter")).toBe(department);
  });

  it("gives the same department whatever the order of the table", () => {
    const reversed = Object.fromEntries(Object.entries(DEPARTMENTS).reverse());
    expect(classify("finance/eu/a", SMALL, reversed)).toEqual(classify("finance/eu/a", SMALL, DEPARTMENTS));
  });

  it.each([
    ["compliance/a.txt", true],
    ["finance/Compliance/a.txt", true],
    ["non-compliance.txt", false],
    ["compliance-notes/a.txt", false],
    ["docs/compliance.pdf", false],
  ])("knows compliance data by a whole segment of the path: %s is %s (M-33)", (key, compliance) => {
    expect(tagOf(key, "DataType")).toBe(compliance ? "Compliance" : undefined);
    expect(tagOf(key, "RetentionYears")).toBe(compliance ? "7" : undefined);
  });

  it.each([
    ["a.log", "Logs"],
    ["a.jpg", "Images"],
    ["a.JPEG", "Images"],
    ["a.png", "Images"],
    ["a.gif", "Images"],
    ["a.pdf", "Documents"],
    ["a.doc", "Documents"],
    ["a.docx", "Documents"],
    ["a.json", "JSON"],
    ["a.txt", undefined],
    ["json", undefined],
  ])("takes the content of %s by its ending: %s", (key, content) => {
    expect(tagOf(key, "ContentType")).toBe(content);
  });

  it.each([
    [0, "Small"],
    [104857600, "Small"],
    [104857601, "Medium"],
    [1073741824, "Medium"],
    [1073741825, "Large"],
  ])("puts %d bytes into %s", (sizeBytes, category) => {
    expect(tagOf("a", "SizeCategory", sizeBytes)).toBe(category);
  });

  it("names what retention depends on first, and the content last", () => {
    expect(classify("compliance/a.pdf", SMALL, DEPARTMENTS).map(({ key }) => key)).toEqual([
      "DataType",
      "RetentionYears",
      "Department",
      "CostCenter",
      "SizeCategory",
      "ContentType",
    ]);
  });
});
