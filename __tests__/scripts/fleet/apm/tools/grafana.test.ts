import { findingsOf, type Row } from "./findings-of";

const ROWS: readonly Row[] = [
  [
    "a port that is none",
    ["[server]", "http_port = 0"],
    ["2:13 error setting-value server.http_port 0 must be a port from 1 to 65535"],
  ],
  [
    "a port that is no number",
    ["[server]", "http_port = http"],
    ["2:13 error setting-value server.http_port http must be a port from 1 to 65535"],
  ],
  [
    "an unknown setting",
    ["[server]", "http_prot = 3000"],
    [
      '2:1 warning unknown-key server.http_prot is no setting of this section that Grafana documents (did you mean "http_port"?)',
    ],
  ],
  [
    "an unknown section",
    ["[sever]", "http_port = 3000"],
    ['1:1 warning unknown-key sever is no section that Grafana documents (did you mean "server"?)'],
  ],
  [
    "an unknown database",
    ["[database]", "type = sqlite"],
    ["2:8 error setting-value database.type sqlite must be one of sqlite3, mysql, postgres"],
  ],
  [
    "a database that is nowhere",
    ["[database]", "type = postgres"],
    [
      "2:8 warning missing database.type postgres needs database.host or database.url: Grafana would look on its own machine",
    ],
  ],
  [
    "an unknown protocol, and a URL that is none",
    ["[server]", "protocol = htp", "root_url = grafana"],
    [
      "2:12 error setting-value server.protocol htp must be one of http, https, h2, socket, socket_h2",
      "3:12 error setting-value server.root_url grafana must be a URL that begins with http:// or https://",
    ],
  ],
  [
    "a switch that is neither on nor off",
    ["[server]", "\thttp_port = 3000 ; port", "[users]", "allow_sign_up = maybe"],
    ["4:17 error setting-value users.allow_sign_up maybe must be true or false"],
  ],
  [
    "a setting twice, in two parts of a section",
    ["[server]", "http_port = 1", "[server]", "http_port = 2"],
    ["4:1 error ini-duplicate-key server.http_port stands here a second time; first at line 2"],
  ],
  [
    "a line without a value",
    ["[server]", "http_port"],
    ["2:1 error ini-syntax is no setting such as http_port = 3000"],
  ],
  [
    "a section that does not end",
    ["[server", "app_mode = production"],
    ["1:1 error ini-syntax is no section such as [server]"],
  ],
  ["a value without a key", ["= 3"], ["1:1 error ini-syntax is no setting such as http_port = 3000"]],
  [
    "a text that does not end",
    ["[smtp]", 'from_name = """never'],
    ['2:13 error ini-syntax opens """ and never closes it'],
  ],
  [
    "a value that a comment cuts",
    ["[smtp]", "from_name = Alerts #1", "ehlo_identity = a#b"],
    [
      '3:17 warning ini-comment ends at "#", which begins a comment (put the value in """triple quotes""" if that is not meant)',
    ],
  ],
];

describe("Grafana's configuration (S2-22, S2-23)", () => {
  it.each(ROWS)("finds %s", (_, lines, findings) => {
    expect(findingsOf("grafana", lines)).toEqual(findings);
  });
});
