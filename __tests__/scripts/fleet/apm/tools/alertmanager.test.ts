import { findingsOf, type Row } from "./findings-of";

const ROWS: readonly Row[] = [
  ["no route", ["receivers: [{ name: a }]"], ["1:1 error missing route is missing"]],
  [
    "a receiver that is not defined",
    ["route: { receiver: opps }", "receivers: [{ name: ops }]"],
    ['1:20 error undefined-name route.receiver opps is no receiver that is defined (did you mean "ops"?)'],
  ],
  [
    "a root without a receiver",
    ["route: {}", "receivers: [{ name: a }]"],
    ["1:8 error route-root route needs a receiver: the root catches every alert"],
  ],
  [
    "a root that does not catch everything",
    ["route: { receiver: a, matchers: ['x=y'], continue: true }", "receivers: [{ name: a }]"],
    [
      "1:23 error route-root route.matchers has no place in the root, which catches every alert",
      "1:42 error route-root route.continue has no place in the root, which catches every alert",
    ],
  ],
  [
    "receivers deep in the tree, and two of one name",
    [
      "route:",
      "  receiver: a",
      "  routes:",
      "    - receiver: bb",
      "      routes:",
      "        - receiver: cc",
      "receivers:",
      "  - name: a",
      "  - name: a",
    ],
    [
      "4:17 error undefined-name route.routes[0].receiver bb is no receiver that is defined (known receivers: a)",
      "6:21 error undefined-name route.routes[0].routes[0].receiver cc is no receiver that is defined (known receivers: a)",
      "9:11 error receiver-name receivers[1].name a names a second receiver: receivers[0].name has the name already",
    ],
  ],
  [
    "all labels beside one",
    ["route: { receiver: a, group_by: [x, '...'] }", "receivers: [{ name: a }]"],
    ["1:37 error group-by route.group_by[1] ... groups by all labels, and others stand beside it"],
  ],
  [
    "a label twice",
    ["route: { receiver: a, group_by: [x, x] }", "receivers: [{ name: a }]"],
    ["1:37 error duplicate-item route.group_by[1] x stands in this list twice"],
  ],
  [
    "durations",
    ["route: { receiver: a, group_interval: 0s, group_wait: 1 m }", "receivers: [{ name: a }]"],
    [
      "1:39 error duration route.group_interval 0s must be more than 0",
      "1:55 error duration route.group_wait 1 m must be a duration such as 5m or 1d12h",
    ],
  ],
  [
    "a repetition more often than it can be",
    ["route: { receiver: a, group_interval: 5m, repeat_interval: 1m }", "receivers: [{ name: a }]"],
    [
      "1:60 warning repeat-interval route.repeat_interval 1m is shorter than group_interval, 5m, which it can't be in effect",
    ],
  ],
  [
    "matchers and time intervals of routes",
    [
      "route:",
      "  receiver: a",
      "  routes:",
      "    - matchers: [severity]",
      "    - matchers: ['a=~\"(\"']",
      "    - match_re: { a: '(?<!x)' }",
      "    - matchers: ['{}']",
      "    - mute_time_intervals: [night]",
      "receivers: [{ name: a }]",
      "time_intervals: [{ name: nights, time_intervals: [] }]",
    ],
    [
      '4:18 error matcher route.routes[0].matchers[0] severity is no comparison such as severity="critical"',
      '5:18 error matcher route.routes[1].matchers[0] a=~"(" is no regular expression: unterminated group',
      "6:22 error regex route.routes[2].match_re.a (?<!x) uses a look-behind, which RE2 does not have",
      '7:18 error matcher route.routes[3].matchers[0] {} compares nothing: write one such as severity="critical"',
      '8:29 error undefined-name route.routes[4].mute_time_intervals[0] night is no time interval that is defined (did you mean "nights"?)',
    ],
  ],
  [
    "integrations that could send nothing",
    [
      "route: { receiver: a }",
      "receivers:",
      "  - name: a",
      "    slack_configs: [{ channel: x }]",
      "    email_configs: [{ to: a@b.c }]",
      "    pagerduty_configs: [{}]",
      "    webhook_configs: [{}]",
      "    sns_configs: [{}]",
      "    webex_configs: [{ room_id: 1 }]",
      "    opsgenie_configs: [{}]",
      "    victorops_configs: [{ routing_key: x }]",
    ],
    [
      "4:21 error receiver-incomplete receivers[0].slack_configs[0] needs api_url or api_url_file or app_token or app_token_file here, or slack_api_url, slack_api_url_file, slack_app_token, slack_app_token_file in global",
      "5:21 error receiver-incomplete receivers[0].email_configs[0] needs from here, or smtp_from in global",
      "5:21 error receiver-incomplete receivers[0].email_configs[0] needs smarthost here, or smtp_smarthost in global",
      "6:25 error receiver-incomplete receivers[0].pagerduty_configs[0] needs routing_key or routing_key_file or service_key or service_key_file",
      "7:23 error receiver-incomplete receivers[0].webhook_configs[0] needs url or url_file",
      "8:19 error receiver-incomplete receivers[0].sns_configs[0] needs topic_arn or target_arn or phone_number",
      "9:21 error receiver-incomplete receivers[0].webex_configs[0] needs http_config.authorization",
      "10:24 error receiver-incomplete receivers[0].opsgenie_configs[0] needs api_key or api_key_file here, or opsgenie_api_key, opsgenie_api_key_file in global",
      "11:25 error receiver-incomplete receivers[0].victorops_configs[0] needs api_key or api_key_file here, or victorops_api_key, victorops_api_key_file in global",
    ],
  ],
  [
    "an unknown integration",
    ["route: { receiver: a }", "receivers:", "  - name: a", "    slack_config: []"],
    ['4:5 error unknown-key receivers[0].slack_config is not a key of this section (did you mean "slack_configs"?)'],
  ],
  [
    "two sources of one secret",
    [
      "route: { receiver: a }",
      "receivers:",
      "  - name: a",
      "    opsgenie_configs: [{ api_key_file: /a }]",
      "    telegram_configs: [{ chat_id: 1, chat_id_file: /c, bot_token_file: /b }]",
    ],
    [
      "5:38 error exclusive receivers[0].telegram_configs[0].chat_id_file is set beside chat_id: at most one of chat_id, chat_id_file may be",
    ],
  ],
  [
    "a mail server without a port",
    ["global: { smtp_smarthost: mail }", "route: { receiver: a }", "receivers: [{ name: a }]"],
    ["1:27 error host-port global.smtp_smarthost mail must be a host with its port, such as localhost:9090"],
  ],
  [
    "time intervals",
    [
      "route: { receiver: a }",
      "receivers: [{ name: a }]",
      "time_intervals:",
      "  - name: x",
      "    time_intervals:",
      "      - times: [{ start_time: '9:00', end_time: '17:00' }, { start_time: '17:00', end_time: '09:00' }]",
      "        weekdays: [mon, 'friday:monday']",
      "        days_of_month: ['0', '-1:5', '20:10']",
      "        months: ['13', 'may:april']",
      "        years: [x]",
      "        location: Mars/Olympus",
    ],
    [
      "6:31 error time-interval time_intervals[0].time_intervals[0].times[0].start_time 9:00 must be a time such as 09:00",
      "6:93 error time-interval time_intervals[0].time_intervals[0].times[1].end_time 09:00 must be later than start_time, 17:00",
      "7:20 error time-interval time_intervals[0].time_intervals[0].weekdays[0] mon must be a day such as monday, or a range with a colon",
      "7:25 error time-interval time_intervals[0].time_intervals[0].weekdays[1] friday:monday ends before it begins",
      "8:25 error time-interval time_intervals[0].time_intervals[0].days_of_month[0] 0 must be a day from 1 to 31 or -1 to -31, or a range with a colon",
      "8:30 error time-interval time_intervals[0].time_intervals[0].days_of_month[1] -1:5 begins at the month's end, and so must end there",
      "8:38 error time-interval time_intervals[0].time_intervals[0].days_of_month[2] 20:10 ends before it begins",
      "9:18 error time-interval time_intervals[0].time_intervals[0].months[0] 13 must be a month such as may or 5, or a range with a colon",
      "9:24 error time-interval time_intervals[0].time_intervals[0].months[1] may:april ends before it begins",
      "10:17 error time-interval time_intervals[0].time_intervals[0].years[0] x must be a year such as 2026, or a range with a colon",
      "11:19 error time-interval time_intervals[0].time_intervals[0].location Mars/Olympus is no time zone such as Europe/Berlin",
    ],
  ],
  [
    "two time intervals of one name, old and new",
    [
      "route: { receiver: a }",
      "receivers: [{ name: a }]",
      "mute_time_intervals: [{ name: x, time_intervals: [] }]",
      "time_intervals: [{ name: x, time_intervals: [] }]",
    ],
    [
      "4:26 error interval-name time_intervals[0].name x names a second time interval: mute_time_intervals[0].name has the name already",
    ],
  ],
  [
    "inhibition",
    [
      "route: { receiver: a }",
      "receivers: [{ name: a }]",
      "inhibit_rules:",
      "  - source_matchers: ['a b']",
      "    target_match_re: { c: '[' }",
      "    equal: ['']",
    ],
    [
      '4:23 error matcher inhibit_rules[0].source_matchers[0] a b is no comparison such as severity="critical"',
      "5:27 error regex inhibit_rules[0].target_match_re.c [ is no regular expression: unterminated character class",
      "6:13 error label-name inhibit_rules[0].equal[0] is empty, and so is no label's name",
    ],
  ],
];

describe("Alertmanager's configuration (S2-22, S2-23)", () => {
  it.each(ROWS)("finds %s", (_, lines, findings) => {
    expect(findingsOf("alertmanager", lines)).toEqual(findings);
  });
});
