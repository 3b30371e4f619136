import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { outline, outlineOf } from "./unpacked-chart";

const MADE_UP = join(__dirname, "..", "..", "fixtures", "charts", "made-up");

describe("the outline of a chart", () => {
  it("has its names, types and rules, and nothing else", () => {
    expect(outlineOf(join(MADE_UP, "shop"))).toEqual({
      source: {
        repository: "example/charts",
        path: "charts/shop",
        commit: "0123456789abcdef0123456789abcdef01234567",
        license: "Apache-2.0",
      },
      name: "shop",
      version: "1.2.3",
      appVersion: "v1.2.0",
      kubeVersion: ">=1.30.0-0",
      dependencies: [
        { name: "till", version: "0.1.0" },
        { name: "till", alias: "secondTill", version: "0.1.0" },
        { name: "absent", version: "9.9.9" },
      ],
      values: {
        replicas: "number",
        policy: "string",
        resources: {},
        annotations: { example: "string" },
        nothing: "null",
        list: "list",
        service: { type: "string", extra: {} },
        till: { enabled: "boolean" },
        stock: { least: "number" },
      },
      schema: {
        $schema: "http://json-schema.org/schema#",
        $ref: "#/$defs/values",
        $defs: {
          values: {
            type: "object",
            required: ["service"],
            properties: {
              policy: { enum: ["sync", "upsert-only"] },
              replicas: { type: "integer", minimum: 1 },
              nothing: { type: ["object", "null"], properties: { something: { type: "string" } } },
              documented: { type: "object", additionalProperties: { type: "string" } },
              service: { required: ["type"], properties: { title: { type: "string" } } },
              stock: {
                anyOf: [{ required: ["least"] }, { required: ["most"] }],
                properties: { shelves: { items: { additionalProperties: { required: ["name"] } } } },
              },
            },
          },
        },
      },
    });
  });

  it("has the version of the tag where the tag is one, as Istio's are", () => {
    expect(outlineOf(join(MADE_UP, "mesh"))).toMatchObject({ version: "1.30.3", appVersion: "1.30.3" });
  });

  it("has no schema where the chart has none", () => {
    expect(outlineOf(join(MADE_UP, "till")).schema).toBeUndefined();
  });

  it("is not taken without knowing where the chart is from", () => {
    const folder = mkdtempSync(join(tmpdir(), "chart-"));
    try {
      cpSync(join(MADE_UP, "till"), folder, { recursive: true });
      writeFileSync(join(folder, "SOURCE.yaml"), "repo: example/charts\npath: charts/till\n");
      expect(() => outlineOf(folder)).toThrow("SOURCE.yaml lacks commit, license");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("the outline of values", () => {
  it.each([
    ["", "string"],
    ["text", "string"],
    [0, "number"],
    [false, "boolean"],
    [null, "null"],
    [[], "list"],
    [[{ a: 1 }], "list"],
    [{}, {}],
    [{ a: { "b.c": 1.5, d: {} } }, { a: { "b.c": "number", d: {} } }],
  ])("of %j is %j", (value, expected) => {
    expect(outline(value)).toEqual(expected);
  });
});
