import { findingsOf, type Row } from "./findings-of";

const ROWS: readonly Row[] = [
  [
    "values of the service",
    [
      "[SERVICE]",
      "    Flush 0",
      "    Grace x",
      "    HTTP_Port 70000",
      "    Log_Level loud",
      "    Flsh 1",
      "[INPUT]",
      "    Name dummy",
      "[OUTPUT]",
      "    Name null",
      "    Match *",
    ],
    [
      "2:11 error setting-value [SERVICE].Flush 0 must be seconds, more than 0",
      "3:11 error setting-value [SERVICE].Grace x must be whole seconds",
      "4:15 error setting-value [SERVICE].HTTP_Port 70000 must be a port from 1 to 65535",
      "5:15 error setting-value [SERVICE].Log_Level loud must be one of off, error, warn, warning, info, debug, trace",
      '6:5 warning unknown-key [SERVICE].Flsh is no key of [SERVICE] (did you mean "flush"?)',
    ],
  ],
  [
    "an input without a plugin, and an unknown output",
    ["[INPUT]", "    Tag x", "[OUTPUT]", "    Name lokii", "    Match *"],
    [
      "1:1 error missing [INPUT] needs Name, its plugin",
      '4:10 warning plugin [OUTPUT].Name lokii is no output plugin of Fluent Bit\'s own (did you mean "loki"?)',
    ],
  ],
  [
    "an input without a file, and an output without records",
    ["[INPUT]", "    Name tail", "[OUTPUT]", "    Name loki"],
    [
      "1:1 error missing [INPUT] needs Path: tail has no file to read",
      "3:1 error missing [OUTPUT] needs Match or Match_Regex: it would get no records",
    ],
  ],
  [
    "an unknown section",
    ["[INPUTS]", "    Name tail"],
    ['1:1 error unknown-key [INPUTS] is no section of Fluent Bit (did you mean "INPUT"?)'],
  ],
  [
    "indentations that differ, and a key without a value",
    ["[INPUT]", "    Name dummy", "  Tag x", "\tTag y", "[OUTPUT]", "    Name null", "    Match"],
    [
      "3:3 error classic-indent is indented by 2 blanks, and the first key of the file by 4 blanks (Fluent Bit wants one indentation throughout)",
      "4:2 error classic-indent is indented by 1 tab, and the first key of the file by 4 blanks (Fluent Bit wants one indentation throughout)",
      "5:1 error missing [OUTPUT] needs Match or Match_Regex: it would get no records",
      "7:5 error classic-syntax [OUTPUT].Match has no value",
    ],
  ],
  [
    "a key at the margin",
    ["[INPUT]", "Name dummy"],
    [
      "1:1 error missing [INPUT] needs Name, its plugin",
      "2:1 error classic-syntax must be indented: it stands at the margin",
    ],
  ],
  [
    "YAML",
    ["service:", "  flush: 1"],
    [
      "1:1 error classic-syntax is YAML; the store keeps Fluent Bit's classic mode",
      "2:3 error classic-syntax stands before the first section",
    ],
  ],
  [
    "a section that does not end",
    ["[INPUT", "    Name x"],
    [
      "1:1 error classic-syntax is no section such as [INPUT]",
      "2:5 error classic-syntax stands before the first section",
    ],
  ],
  ["no output", ["[INPUT]", "    Name dummy"], ["1:1 error missing has no [OUTPUT]"]],
  [
    "parsers",
    [
      "[PARSER]",
      "    Name x",
      "    Format regexp",
      "[PARSER]",
      "    Name y",
      "    Format regex",
      "[PARSER]",
      "    Time_Key t",
    ],
    [
      "3:12 error setting-value [PARSER].Format regexp must be one of json, regex, ltsv, logfmt",
      "4:1 error missing [PARSER] needs Regex: its format is regex",
      "7:1 error missing [PARSER] needs Format",
      "7:1 error missing [PARSER] needs Name",
    ],
  ],
  [
    "a byte order mark",
    ["\uFEFF[INPUT]", "    Name dummy", "[OUTPUT]", "    Name null", "    Match *"],
    ["1:1 error byte-order-mark begins with a byte order mark, which Fluent Bit takes for text"],
  ],
  [
    "an include of nothing",
    ["@INCLUDE", "[INPUT]", "    Name dummy"],
    ["1:1 error classic-syntax is neither @INCLUDE file nor @SET name=value"],
  ],
];

describe("Fluent Bit's configuration (S2-22, S2-23)", () => {
  it.each(ROWS)("finds %s", (_, lines, findings) => {
    expect(findingsOf("fluent-bit", lines)).toEqual(findings);
  });
});
