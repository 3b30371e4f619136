import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { Fragment } from "../../../layers/stack/fold";
import { writeStackFile } from "../../../layers/stack/stack-file";
import { withFolder } from "../../support/synth-project";

describe("writeStackFile", () => {
  it("sorts keys at every depth and indents by two, so that a diff shows what changed", () => {
    const document = {
      terraform: { required_version: ">= 1" },
      resource: { aws_vpc: { b: { tags: { Z: "1", A: "2" }, list: [{ y: 1, x: 2 }] }, a: {} } },
      empty: {},
    };
    expect(written(document)).toBe(
      `${JSON.stringify(
        {
          empty: {},
          resource: { aws_vpc: { a: {}, b: { list: [{ x: 2, y: 1 }], tags: { A: "2", Z: "1" } } } },
          terraform: { required_version: ">= 1" },
        },
        null,
        2,
      )}\n`,
    );
  });

  it("sorts by code units: the same on every machine", () => {
    const keys = ["ä", "z", "Z", "a", "é", "_", "0", "ﬀ", "😀"];
    const document = { resource: Object.fromEntries(keys.map((key) => [key, { b: {} }])) };
    const found = [...written(document).matchAll(/^ {4}"(.+)": \{$/gm)].map((match) => match[1]);
    expect(found).toEqual([...keys].sort());
  });

  it("writes text of any size and any characters whole", () => {
    const lines = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [`r${index}`, { policy: `{"a": "${"ü😀\n".repeat(1000)}"}` }]),
    );
    const document = { resource: { aws_iam_policy: lines } };
    expect(JSON.parse(written(document))).toEqual(document);
  });

  it("replaces a longer file", () => {
    withFolder((folder) => {
      const path = join(folder, "cdk.tf.json");
      writeStackFile(path, { resource: { aws_vpc: { a: {} } } });
      writeStackFile(path, {});
      expect(readFileSync(path, "utf8")).toBe("{}\n");
    });
  });
});

function written(document: Fragment): string {
  return withFolder((folder) => {
    const path = join(folder, "cdk.tf.json");
    writeStackFile(path, document);
    return readFileSync(path, "utf8");
  });
}
