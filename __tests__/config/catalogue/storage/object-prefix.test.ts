import { OBJECT_PREFIX } from "../../../../config/catalogue/storage/object-prefix";

describe("A key prefix", () => {
  it.each(["a/", "finance/audit/", `${"k".repeat(1022)}/`])("can be %s", (prefix) => {
    expect(prefix).toMatch(OBJECT_PREFIX);
  });

  it("leaves room for a key below it: S3's have 1024 bytes", () => {
    expect(`${"k".repeat(1023)}/`).not.toMatch(OBJECT_PREFIX);
  });
});
