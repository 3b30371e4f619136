import { words } from "../../../../../config/reading/words";
import { CONFIG_TYPES, type ConfigType } from "../../../../../scripts/fleet/apm/config-type";
import { validateConfig } from "../../../../../scripts/fleet/apm/tools/validate-config";
import { findingsOf } from "./findings-of";

const YAML_TYPES = CONFIG_TYPES.filter((type) => type !== "grafana" && type !== "fluent-bit");

/** Each alias stands for ten of the one before: ten thousand million values. */
const BOMB = [
  "a0: &a0 [x]",
  ...Array.from({ length: 10 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join(", ")}]`),
];

/** Texts that are no configuration, each with the rule that says so for YAML. */
const HOSTILE: readonly [what: string, text: string, rule: string][] = [
  ["nothing", "", "config-empty"],
  ["blank lines and a byte order mark", "\uFEFF \r\n\t\n", "config-empty"],
  ["ten megabytes", "a: b\n".repeat(2_000_000), "config-size"],
  ["a NUL byte", "global:\0", "config-binary"],
  ["another encoding", "g\uFFFDlobal: {}", "config-binary"],
  ["a list", "- a\n- b", "wrong-type"],
  ["one text", "prometheus", "wrong-type"],
  ["only a comment", "# nothing", "wrong-type"],
  ["tabs for indentation", "global:\n\tscrape_interval: 15s", "yaml-syntax"],
  ["brackets by the thousand", "[".repeat(50_000), "yaml-depth"],
  ["lists in lists", `a: ${"[".repeat(200)}${"]".repeat(200)}`, "yaml-depth"],
  ["aliases that unfold to thousands of millions", BOMB.join("\n"), "yaml-alias"],
  ["an alias of what it stands in", "a: &a [*a]", "yaml-alias"],
  ["an alias of nothing", "a: *b", "yaml-alias"],
  ["a merge of a text", "a: { <<: b }", "yaml-merge-key"],
  ["a key that is a list", "? [a, b]\n: c", "yaml-key-type"],
  ["a key twice", "a: 1\nb: 2\na: 3", "yaml-duplicate-key"],
  ["an unknown tag", "a: !vault x", "yaml-tag"],
  ["two documents", "a: 1\n---\nb: 2", "yaml-multiple-documents"],
];

describe("hostile inputs (S2-23)", () => {
  it.each(HOSTILE)("%s: one finding says why, for every YAML tool", (_, text, rule) => {
    for (const type of YAML_TYPES) {
      const findings = validateConfig(type, text, "config");
      expect(findings.map((finding) => finding.rule)).toEqual([rule]);
      expect(findings[0]!.severity).toBe("error");
    }
  });

  it.each(["grafana", "fluent-bit"] as const)("%s: none of them passes, and none throws", (type) => {
    for (const [, text] of HOSTILE.filter(([what]) => what !== "only a comment")) {
      expect(validateConfig(type, text, "config")).not.toEqual([]);
    }
  });

  it("takes expressions and patterns by the megabyte for what they are", () => {
    const brackets = "(".repeat(500_000);
    const rules = ["groups:", "  - name: a", "    rules:", `      - { alert: x, expr: '${brackets}' }`];
    for (const type of ["prometheus", "loki"] as const) {
      expect(validateConfig(type, rules.join("\n"), "config").map(({ rule }) => rule)).toEqual([
        "rule-file",
        "expression",
      ]);
    }
    const relabel = `    relabel_configs: [{ target_label: x, regex: '${brackets}' }]`;
    const jobs = validateConfig("prometheus", `scrape_configs:\n  - job_name: a\n${relabel}`, "config");
    expect(jobs.map(({ rule }) => rule)).toEqual(["regex"]);
  });

  it("shows at most 500 findings, and counts the rest", () => {
    const lines = Array.from({ length: 2000 }, (_, index) => `key${index}: 1`);
    const findings = findingsOf("prometheus", lines);
    expect(findings).toHaveLength(501);
    expect(findings[0]).toBe("1:1 error too-many has 1500 problems more than are shown");
  });

  it("counts lines and columns as editors do, whatever ends the lines", () => {
    for (const end of ["\n", "\r\n"]) {
      const text = ["\uFEFFglobal:", "  # ü", "  scrape_interval: 1 h"].join(end);
      expect(findingsOf("prometheus", [text])).toEqual([
        "3:20 error duration global.scrape_interval 1 h must be a duration such as 5m or 1d12h",
      ]);
      const ini = ["\uFEFF[server]", "http_port = x"].join(end);
      expect(findingsOf("grafana", [ini])).toEqual([
        "2:13 error setting-value server.http_port x must be a port from 1 to 65535",
      ]);
    }
  });

  it("follows aliases and merge keys as the tools do", () => {
    const lines = [
      "scrape_configs:",
      "  - &base",
      "    job_name: a",
      "    scrape_interval: 5s",
      "  - <<: *base",
      "    job_name: b",
      "    scrape_timeout: 6s",
      "  - *base",
    ];
    expect(findingsOf("prometheus", lines)).toEqual([
      "7:21 error scrape-timeout scrape_configs[1].scrape_timeout 6s is longer than the scrape interval, 5s",
      "8:5 error job-name scrape_configs[2].job_name names a second job: scrape_configs[0].job_name has the name already",
    ]);
  });

  it("takes a key without a value for one that is not set", () => {
    expect(findingsOf("prometheus", ["global:", "rule_files:", "scrape_configs:"])).toEqual([]);
  });
});

describe("any text at all", () => {
  /** What the formats are made of, so that random texts get past the first check. */
  const BLANKS_AND_SYNTAX = ["\n", "\n  ", "\n    - ", "\r\n", "\t", " ", "${", "\uFEFF", "\u2028", "<<: *a"];
  const PIECES = [
    ..."[]{}:,-#&*!|>'\"%@`\\=;~?$<.".split(""),
    ...BLANKS_AND_SYNTAX,
    ...words`
      global groups rules expr route receivers receiver routes matchers name
      scrape_configs relabel_configs static_configs targets schema_config configs storage trace
      service pipelines [SERVICE] [INPUT] Name [server] http_port __proto__ constructor
      1 -1 1e999 .inf null true 0x1F 5m sum( =~ (?= *a &a --- {{ }} é 😀
    `,
  ];

  it.each(CONFIG_TYPES)("%s: never throws, and always says where", (type: ConfigType) => {
    const random = randomNumbers(CONFIG_TYPES.indexOf(type) + 1);
    for (let round = 0; round < 1500; round++) {
      const length = Math.floor(random() * 40);
      const text = Array.from({ length }, () => PIECES[Math.floor(random() * PIECES.length)]!).join(
        random() < 0.5 ? "" : ": ",
      );
      const lines = text.split("\n").length;
      for (const { line, column, rule, message } of validateConfig(type, text, "config")) {
        expect([line >= 1 && line <= lines, column >= 1, rule !== "", message !== ""]).toEqual([
          true,
          true,
          true,
          true,
        ]);
      }
    }
  });
});

/** The same numbers every time (mulberry32): a failure can be repeated. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
