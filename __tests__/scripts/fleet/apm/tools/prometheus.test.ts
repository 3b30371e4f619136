import { findingsOf, type Row } from "./findings-of";

const ROWS: readonly Row[] = [
  [
    "an unknown section, with the nearest",
    ["globel: { scrape_interval: 15s }"],
    ['1:1 error unknown-key globel is not a key of this section (did you mean "global"?)'],
  ],
  [
    "an unknown key deeper down",
    ["global:", "  scrape_intervall: 15s"],
    ['2:3 error unknown-key global.scrape_intervall is not a key of this section (did you mean "scrape_interval"?)'],
  ],
  [
    "a duration of another grammar",
    ["global:", "  scrape_interval: 15 seconds"],
    ["2:20 error duration global.scrape_interval 15 seconds must be a duration such as 5m or 1d12h"],
  ],
  [
    "units in the wrong order",
    ["global:", "  evaluation_interval: 30m1h"],
    ["2:24 error duration global.evaluation_interval 30m1h must be a duration such as 5m or 1d12h"],
  ],
  [
    "a timeout longer than the interval",
    ["global:", "  scrape_interval: 10s", "  scrape_timeout: 15s"],
    ["3:19 error scrape-timeout global.scrape_timeout 15s is longer than the scrape interval, 10s"],
  ],
  [
    "a job's timeout longer than its own interval",
    ["scrape_configs:", "  - job_name: a", "    scrape_interval: 5s", "    scrape_timeout: 6s"],
    ["4:21 error scrape-timeout scrape_configs[0].scrape_timeout 6s is longer than the scrape interval, 5s"],
  ],
  [
    "a timeout longer than the interval that is inherited",
    ["global: { scrape_interval: 20s }", "scrape_configs:", "  - job_name: a", "    scrape_timeout: 30s"],
    ["4:21 error scrape-timeout scrape_configs[0].scrape_timeout 30s is longer than the scrape interval, 20s"],
  ],
  [
    "two jobs of one name",
    ["scrape_configs:", "  - job_name: a", "  - job_name: b", "  - job_name: a"],
    [
      "4:15 error job-name scrape_configs[2].job_name a names a second job: scrape_configs[0].job_name has the name already",
    ],
  ],
  [
    "a job without a name",
    ["scrape_configs:", "  - metrics_path: /m"],
    ["2:5 error missing scrape_configs[0].job_name is missing"],
  ],
  ["an empty job", ["scrape_configs:", "  -"], ["2:4 error wrong-type scrape_configs[0] must be a map, and is empty"]],
  [
    "a URL for a target",
    ["scrape_configs:", "  - job_name: a", "    static_configs:", "      - targets: [http://x/metrics]"],
    [
      "4:19 error target scrape_configs[0].static_configs[0].targets[0] http://x/metrics is no address: host and port, without scheme and path",
    ],
  ],
  [
    "a target whose port is none",
    ["scrape_configs:", "  - job_name: a", "    static_configs:", '      - targets: ["x:99999"]'],
    ["4:19 error target scrape_configs[0].static_configs[0].targets[0] x:99999 is no address such as localhost:9090"],
  ],
  [
    "an unknown kind of discovery",
    ["scrape_configs:", "  - job_name: a", "    kubernets_sd_configs: []"],
    [
      '3:5 error unknown-key scrape_configs[0].kubernets_sd_configs is not a key of this section (did you mean "kubernetes_sd_configs"?)',
    ],
  ],
  [
    "an unknown role in Kubernetes",
    ["scrape_configs:", "  - job_name: a", "    kubernetes_sd_configs:", "      - role: pods"],
    [
      '4:15 error unknown-value scrape_configs[0].kubernetes_sd_configs[0].role pods must be "node", "pod", "service", "endpoints", "endpointslice" or "ingress" (did you mean "pod"?)',
    ],
  ],
  [
    "a selector of what the role does not look at",
    [
      "scrape_configs:",
      "  - job_name: a",
      "    kubernetes_sd_configs:",
      "      - role: node",
      "        selectors: [{ role: pod }]",
    ],
    [
      "5:21 error kubernetes-discovery scrape_configs[0].kubernetes_sd_configs[0].selectors[0] selects pod, and node looks at node",
    ],
  ],
  [
    "the own namespace from outside the cluster",
    [
      "scrape_configs:",
      "  - job_name: a",
      "    kubernetes_sd_configs:",
      "      - role: pod",
      "        api_server: https://x",
      "        namespaces: { own_namespace: true }",
    ],
    [
      "6:23 error kubernetes-discovery scrape_configs[0].kubernetes_sd_configs[0].namespaces.own_namespace means nothing outside the cluster, where api_server leads",
    ],
  ],
  [
    "an unknown action",
    ["scrape_configs:", "  - job_name: a", "    relabel_configs:", "      - action: kep"],
    [
      '4:17 error relabel-action scrape_configs[0].relabel_configs[0].action kep is no relabelling action (did you mean "keep"?)',
    ],
  ],
  [
    "hashmod without modulus",
    [
      "scrape_configs:",
      "  - job_name: a",
      "    relabel_configs:",
      "      - action: hashmod",
      "        target_label: x",
    ],
    ["4:9 error relabel-action scrape_configs[0].relabel_configs[0] needs modulus for the action hashmod"],
  ],
  [
    "replace without a target",
    ["scrape_configs:", "  - job_name: a", "    relabel_configs:", "      - source_labels: [x]"],
    ["4:9 error relabel-action scrape_configs[0].relabel_configs[0] needs target_label for the action replace"],
  ],
  [
    "labeldrop with a target",
    [
      "scrape_configs:",
      "  - job_name: a",
      "    relabel_configs:",
      "      - action: labeldrop",
      "        regex: x",
      "        target_label: y",
    ],
    [
      "6:9 error relabel-action scrape_configs[0].relabel_configs[0].target_label means nothing to the action labeldrop",
    ],
  ],
  [
    "a look-ahead, which RE2 has not",
    ["scrape_configs:", "  - job_name: a", "    relabel_configs:", "      - target_label: x", "        regex: (?!a)b"],
    ["5:16 error regex scrape_configs[0].relabel_configs[0].regex (?!a)b uses a look-ahead, which RE2 does not have"],
  ],
  [
    "a regular expression that is none",
    [
      "scrape_configs:",
      "  - job_name: a",
      "    metric_relabel_configs:",
      '      - regex: "a["',
      "        action: drop",
    ],
    [
      "4:16 error regex scrape_configs[0].metric_relabel_configs[0].regex a[ is no regular expression: unterminated character class",
    ],
  ],
  [
    "two ways to authenticate",
    ["scrape_configs:", "  - job_name: a", "    authorization: {}", "    bearer_token_file: /t"],
    [
      "4:5 error exclusive scrape_configs[0].bearer_token_file is set beside authorization: at most one of basic_auth, authorization, oauth2, bearer_token, bearer_token_file, sigv4, azuread, google_iam may be",
    ],
  ],
  [
    "basic as a type of authorization",
    ["scrape_configs:", "  - job_name: a", "    authorization: { type: Basic }"],
    [
      "3:28 error exclusive scrape_configs[0].authorization.type Basic can't be basic (write basic_auth with username and password_file)",
    ],
  ],
  [
    "a size without a unit",
    ["scrape_configs:", "  - job_name: a", "    body_size_limit: 10"],
    ["3:22 error size scrape_configs[0].body_size_limit 10 must be a size such as 512MB or 10GB"],
  ],
  [
    "a remote end without a URL",
    ["remote_write:", "  - name: x"],
    ["2:5 error missing remote_write[0].url is missing"],
  ],
  [
    "a remote end that is no URL",
    ["remote_write:", "  - url: thanos:19291"],
    ["2:10 error url remote_write[0].url thanos:19291 must be a URL that begins with http:// or https://"],
  ],
  [
    "two remote ends of one name",
    ["remote_read:", "  - { url: http://a, name: x }", "  - { url: http://b, name: x }"],
    [
      "3:28 error remote-name remote_read[1].name x names a second remote_read: remote_read[0].name has the name already",
    ],
  ],
  [
    "more shards at least than at most",
    ["remote_write:", "  - url: http://x", "    queue_config: { min_shards: 9, max_shards: 3 }"],
    ["3:33 error range remote_write[0].queue_config.min_shards 9 is more than max_shards, 3"],
  ],
  [
    "a back-off that ends before it begins",
    ["remote_write:", "  - url: http://x", "    queue_config: { max_backoff: 10ms }"],
    ["3:34 error range remote_write[0].queue_config.max_backoff 10ms is less than min_backoff, 30ms"],
  ],
  [
    "a star in a folder",
    ['rule_files: ["/etc/*/rules.yaml"]'],
    ["1:14 error file-glob rule_files[0] /etc/*/rules.yaml may have stars in its last part only"],
  ],
  [
    "an Alertmanager with a path",
    ["alerting:", "  alertmanagers:", "    - static_configs:", '        - targets: ["am:9093/path"]'],
    [
      "4:21 error target alerting.alertmanagers[0].static_configs[0].targets[0] am:9093/path is no address: host and port, without scheme and path",
    ],
  ],
  [
    "labels that are none, and labels that need quotes",
    ["global:", '  external_labels: { __name__: x, "service.name": y }'],
    [
      "2:22 error label-name global.external_labels.__name__ is the metric's name, not a label",
      "2:35 warning label-name global.external_labels.service.name is no label name of the classic form (names have letters, digits and underscores; others must be quoted wherever they are used)",
    ],
  ],
];

describe("Prometheus' configuration (S2-22, S2-23)", () => {
  it.each(ROWS)("finds %s", (_, lines, findings) => {
    expect(findingsOf("prometheus", lines)).toEqual(findings);
  });
});
