import { join } from "node:path";

import { Reference, type HelmValues } from "../../../modules/cluster/helm-values";
import { ChartOutlines } from "./chart-outlines";
import { outlineOf } from "./unpacked-chart";
import { problemsIn } from "./values-problems";

const MADE_UP = join(__dirname, "..", "..", "fixtures", "charts", "made-up");
const charts = new ChartOutlines(["shop", "till", "mesh"].map((name) => outlineOf(join(MADE_UP, name))));
const problems = (values: HelmValues) => problemsIn(charts, "shop", "1.2.3", values);

describe("values compared with a chart's own", () => {
  it.each<[string, HelmValues]>([
    ["nothing", {}],
    ["keys of values.yaml", { replicas: 2, service: { type: "LoadBalancer" } }],
    ["any keys in an empty map", { service: { extra: { anything: { below: 1 } } } }],
    ["any label, annotation and selector", { annotations: { mine: "true" } }],
    ["requests and limits of resources", { resources: { requests: { cpu: "1" }, limits: { memory: "1Gi" } } }],
    ["any items of a list", { list: [{ a: 1 }] }],
    ["null, which takes a default away", { annotations: null, replicas: 1 }],
    ["keys that only the schema names", { documented: { any: "text" }, nothing: { something: "a" } }],
    ["keys of a chart that it brings along", { till: { enabled: false, drawer: { open: true } } }],
    ["keys of that chart under its alias", { secondTill: { drawer: { open: true } } }],
    ["references where text belongs", { service: { type: new Reference("${data.x.y}") } }],
    ["values that leave out what the schema requires, and the chart has", { service: { extra: {} }, stock: {} }],
    ["null for what nothing requires", { replicas: null }],
    ["undefined members", { misspelt: undefined }],
  ])("pass: %s", (_, values) => {
    expect(problems(values)).toEqual([]);
  });

  it.each<[string, HelmValues, string[]]>([
    ["a misspelt key", { service: { tpye: "x" } }, ["service.tpye is not in the chart"]],
    ["a misspelt key at the top", { replcas: 2 }, ["replcas is not in the chart"]],
    ["a misspelt key of a chart it brings along", { till: { drawr: {} } }, ["till.drawr is not in the chart"]],
    ["a key of a chart that is not at hand", { absent: { x: 1 } }, ["absent is not in the chart"]],
    [
      "a key that the schema doesn't name, in an empty map",
      { nothing: { else: 1 } },
      ["nothing.else is not in the chart"],
    ],
    ["text for a map", { service: "LoadBalancer" }, ["service is a map in the chart"]],
    ["a list for a map", { service: [] }, ["service is a map in the chart"]],
    [
      "a map for text",
      { policy: {} },
      ["policy is a string in the chart, not a map", expect.stringContaining("policy must")],
    ],
    ["a map for a list", { list: { a: 1 } }, ["list is a list in the chart, not a map"]],
    ["a misspelt request", { resources: { request: {} } }, ["resources.request is neither a request nor a limit"]],
    [
      "a value outside the schema's list",
      { policy: "upsert" },
      [expect.stringMatching(/^policy must be equal to one of/)],
    ],
    [
      "null for what the schema requires",
      { service: { type: null } },
      [`service must have required property 'type' {"missingProperty":"type"}`],
    ],
    [
      "nothing for what the schema requires, and the chart lacks",
      { stock: { shelves: [{ "a/b": {} }] } },
      [`stock.shelves.0.a/b must have required property 'name' {"missingProperty":"name"}`],
    ],
    [
      "neither of two things that the schema requires one of",
      { stock: { least: null } },
      expect.arrayContaining([expect.stringMatching(/^stock must match a schema in anyOf/)]),
    ],
    ["a value of another type than the schema's", { replicas: "2" }, ['replicas must be integer {"type":"integer"}']],
  ])("find %s", (_, values, expected) => {
    expect(problems(values)).toEqual(expected);
  });

  it("find a version that is not at hand", () => {
    expect(() => problemsIn(charts, "shop", "1.2.4", {})).toThrow("There is no outline of shop 1.2.4");
  });
});

describe("values compared with a chart that hides its defaults, as Istio's do", () => {
  it("stand beside them", () => {
    expect(problemsIn(charts, "mesh", "1.30.3", { logLevel: "debug" })).toEqual([]);
  });

  it("may not go where the chart has them", () => {
    const values = { _internal_defaults_do_not_set: { logLevel: "debug" }, loglevel: "debug" };
    expect(problemsIn(charts, "mesh", "1.30.3", values)).toEqual([
      "_internal_defaults_do_not_set is not in the chart",
      "loglevel is not in the chart",
    ]);
  });
});
