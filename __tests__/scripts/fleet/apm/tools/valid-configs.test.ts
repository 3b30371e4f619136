import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { stringify } from "yaml";

import { alertmanagerConfig } from "../../../../../modules/observability/alertmanager-config";
import { CONFIG_TYPES, CONFIG_FORMATS, type ConfigType } from "../../../../../scripts/fleet/apm/config-type";
import { findingsOf } from "./findings-of";

const FIXTURES = join(__dirname, "..", "..", "..", "..", "fixtures", "apm-configs");

/** `prometheus-rules.yaml` is a configuration of Prometheus. */
function typeOf(file: string): ConfigType {
  return CONFIG_TYPES.find((type) => file.startsWith(type))!;
}

function linesOf(file: string): string[] {
  return readFileSync(join(FIXTURES, file), "utf8").split("\n");
}

const files = readdirSync(FIXTURES).sort();

describe("valid configurations", () => {
  it.each(files.filter((file) => !file.includes("-rules")))("finds nothing in %s (S2-22)", (file) => {
    expect(findingsOf(typeOf(file), linesOf(file))).toEqual([]);
  });

  it.each([
    ["prometheus", "Prometheus"],
    ["loki", "Loki"],
  ] as const)("takes %s's rules, and says that they are no configuration", (type, tool) => {
    const notice = `1:1 warning rule-file groups make this a file of rules, not ${tool}'s configuration`;
    expect(findingsOf(type, linesOf(`${type}-rules.yaml`))).toEqual([notice]);
  });

  it("has an example of each of the seven types in its format (S2-01, C-23)", () => {
    const stored = CONFIG_TYPES.filter((type) =>
      files.some((file) => file.startsWith(type) && file.endsWith(`.${CONFIG_FORMATS[type].extension}`)),
    );
    expect(stored).toEqual(["prometheus", "grafana", "jaeger", "loki", "alertmanager", "tempo", "fluent-bit"]);
  });

  it("takes the documents' samples (S2-24)", () => {
    expect(linesOf("prometheus-sample.yaml").join("\n")).toMatch(/scrape_interval: 15s[^]*localhost:9090/);
    expect(linesOf("grafana-sample.ini").join("\n")).toMatch(/http_port = 3000[^]*type = sqlite3/);
    expect(files).toEqual(expect.arrayContaining(["prometheus-sample.yaml", "grafana-sample.ini"]));
  });

  it("takes the Alertmanager configuration that the observability layer writes (S3-93)", () => {
    const smtp = { smarthost: "mail.acme.example:587", from: "alerts@acme.example", username: "alerts" };
    const slack = { channel: "#alerts" };
    const config = alertmanagerConfig({ emailAddresses: ["ops@acme.example"], smtp, slack } as never, "us-east-2");
    expect(findingsOf("alertmanager", stringify(config).split("\n"))).toEqual([]);
  });
});
