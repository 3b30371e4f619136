import type { Path } from "../../../config/reading/path";
import { YamlDocument } from "../../../config/reading/yaml-document";
import { withProject } from "../../support/registry";

const TEXT = `# comment
clients:
  acme:
    network: { vpc_cidr: 10.1.0.0/16, "nat gateways": single }
    ports:
      - 80
      - [443, { port: 8080 }]
    notes: |
      two
      lines
    empty:
`;

function read(text: string): YamlDocument {
  return withProject({ "file.yaml": text }, (root) => new YamlDocument(root, "file.yaml"));
}

describe("positions in a YAML file", () => {
  const document = read(TEXT);
  const cases: [string, Path, "key" | "value", string][] = [
    ["a value", ["clients", "acme", "network", "vpc_cidr"], "value", "4:26"],
    ["a key", ["clients", "acme", "network", "vpc_cidr"], "key", "4:16"],
    ["a quoted key", ["clients", "acme", "network", "nat gateways"], "key", "4:39"],
    ["a flow map", ["clients", "acme", "network"], "value", "4:14"],
    ["a block map: its key", ["clients", "acme"], "value", "3:3"],
    ["a list item", ["clients", "acme", "ports", 0], "value", "6:9"],
    ["an item of a nested list", ["clients", "acme", "ports", 1, 0], "value", "7:10"],
    ["a value in a map in a list in a list", ["clients", "acme", "ports", 1, 1, "port"], "value", "7:23"],
    ["a block text", ["clients", "acme", "notes"], "value", "8:12"],
    ["a missing key: its parent", ["clients", "acme", "network", "none"], "value", "4:5"],
    ["a key missing two levels deep: the last that is there", ["clients", "acme", "none", "deeper"], "value", "3:3"],
    ["an item that is not there: the list's key", ["clients", "acme", "ports", 9], "value", "5:5"],
    ["the document itself", [], "value", "2:1"],
  ];

  it.each(cases)("%s", (_, path, at, expected) => {
    const { line, column } = document.locate({ path, at, rule: "any", message: "any" });

    expect(`${line}:${column}`).toBe(expected);
  });

  it("come with the value as written and the line it stands on", () => {
    const finding = document.locate({ path: ["clients", "acme", "network", "vpc_cidr"], rule: "any", message: "any" });

    expect(finding).toMatchObject({
      value: "10.1.0.0/16",
      path: "clients.acme.network.vpc_cidr",
      source: '    network: { vpc_cidr: 10.1.0.0/16, "nat gateways": single }',
    });
  });

  it("show a number as it was written", () => {
    expect(read("version: 1.30\n").locate({ path: ["version"], rule: "any", message: "any" }).value).toBe("1.30");
  });

  it("show no character that steers a terminal", () => {
    const { source } = read('a: "\u001B[31m\u202Ered"\n').locate({ path: ["a"], rule: "any", message: "any" });

    expect(source).toBe('a: "\uFFFD[31m\uFFFDred"');
  });

  it("show no endless line", () => {
    const long = read(`a: [${"x, ".repeat(1000)}y]\n`);

    expect(long.locate({ path: ["a", 0], rule: "any", message: "any" }).source).toHaveLength(200);
    expect(long.locate({ path: ["a", 999], rule: "any", message: "any" }).source).toBeUndefined();
  });

  it("know what is written, be it empty or not", () => {
    expect(document.has(["clients", "acme", "empty"])).toBe(true);
    expect(document.has(["clients", "acme", "none"])).toBe(false);
  });

  it("list every text, keys and values, and no numbers", () => {
    const texts = [...read("a: [x, 1, { b: y }]\n").scalars()].map(
      ({ path, text, at }) => `${at} ${path.join("/")} ${text}`,
    );

    expect(texts).toEqual(["key a a", "value a/0 x", "key a/2/b b", "value a/2/b y"]);
  });
});

describe("YAML 1.2", () => {
  it("coerces nothing: yes, on and 1_000 are texts, and dates too", () => {
    expect(read("a: [yes, on, 1_000, 2026-01-05, 0o10]\n").data).toEqual({
      a: ["yes", "on", "1_000", "2026-01-05", 8],
    });
  });

  it("keeps __proto__ a key like any other", () => {
    const data = read("__proto__: { polluted: true }\n").data as object;

    expect(Object.keys(data)).toEqual(["__proto__"]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
