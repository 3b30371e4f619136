import { table } from "../../../../scripts/fleet/terminal/table";

const ARN = "arn:aws:iam::123456789012:role/a-role-with-a-name-longer-than-any-terminal-is-wide-in-this-test";

/** Every table that commands print: its heads, and a row as it may be. */
const TABLES: readonly (readonly [string, readonly string[], readonly (string | number)[]])[] = [
  [
    "state list",
    ["stack", "condition", "serial", "resources", "versions", "last modified", "locks"],
    ["cluster-services", "digest differs", 12, 345, 67, "2026-11-30T12:00:00.000Z", "held: 2"],
  ],
  [
    "state list --layer",
    ["version", "last modified", "condition", "serial", "resources", "bytes"],
    ["3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY", "2026-11-30T12:00:00.000Z", "other lineage, current", 12, 345, 1234567],
  ],
  [
    "security-audit",
    ["STATUS", "AREA", "SUBJECT", "CLIENT", "PROBLEM"],
    ["FINDING", "role-trust", ARN, "acme", "may be assumed by everybody (there is no condition that says by whom)"],
  ],
  [
    "apm list",
    ["TYPE", "BYTES", "MODIFIED", "CLASS", "ETAG", "KEY"],
    [
      "alertmanager",
      131072,
      "2026-11-30T12:00:00.000Z",
      "STANDARD",
      "9b2cf535f27731c974343645a3985328",
      "apm-config/client=acme/production/alertmanager/config.yaml",
    ],
  ],
  ["apm health", ["CHECK", "STATUS", "FOUND"], ["encryption", "unhealthy", "the bucket's default encryption is off"]],
  ["provision", ["what", "name", "standing"], ["s3 bucket", "ohio-01-us-east-2-audit-logs-production", "to be made"]],
  ["cost-report", ["SERVICE", "USD"], ["Amazon Elastic Compute Cloud - Compute", "1234.56"]],
  [
    "cost-report --by-department",
    ["DEPARTMENT", "BYTES", "USD A MONTH"],
    ["finance-and-controlling", 123456789, "1.23"],
  ],
  ["access-log --summary", ["REQUESTER", "REQUESTS"], [ARN, 1234]],
  ["validate-all", ["step", "result", "seconds", ""], ["terraform", "skipped", "0.1", "TF_PROVIDER_MIRROR isn't set"]],
];

const letters = (text: string): string => [...text.replace(/\s/g, "")].sort().join("");

describe("A table", () => {
  it("aligns columns and has neither lines nor colours", () => {
    expect(
      table(
        ["bucket", "objects"],
        [
          ["ohio-01-logs", 12],
          ["x", 3],
        ],
      ),
    ).toBe(["bucket        objects", "ohio-01-logs  12", "x             3"].join("\n"));
  });

  describe.each([40, 80, 120])("on a terminal of %d columns", (columns) => {
    it.each(TABLES)("fits when it is that of %s, and loses nothing", (_, head, row) => {
      const text = table(head, [row], { isTTY: true, columns });
      expect(text.split("\n").filter((line) => line.length > columns)).toEqual([]);
      expect(letters(text)).toBe(letters([...head, ...row].join("")));
    });
  });

  it.each(TABLES)("keeps the lines of %s whole in a pipe", (_, head, row) => {
    const text = table(head, [row], { isTTY: false, columns: 40 });
    expect(text.split("\n")).toHaveLength(2);
    for (const cell of row) expect(text).toContain(String(cell));
  });

  it("wraps between words where they fit", () => {
    const text = table(["name", "problem"], [["one", "that can not be right"]], { isTTY: true, columns: 20 });
    expect(text).toBe(["name  problem", "one   that can not", "      be right"].join("\n"));
  });

  const LOCKED = `locked by someone@${"a-host-with-a-long-name.".repeat(2)}example since 3 hours, version 12`;

  describe.each([60, 80])("on a terminal of %d columns", (columns) => {
    const lines = table(["stack", "key", "condition"], [["foundation", ARN, LOCKED]], { isTTY: true, columns }).split(
      "\n",
    );
    // Words that stand alone are those of one column: between columns there are two spaces or more.
    const pieces = lines.flatMap((line) => line.trim().split(/\s+/));

    it("breaks no word beside one that is longer than its column", () => {
      expect(pieces).toEqual(expect.arrayContaining(["locked", "by", "since", "hours,", "version", "12"]));
    });

    it("begins no line of a cell with a space", () => {
      const starts = ["stack", "key", "condition"].map((head) => lines[0]!.indexOf(head));
      for (const line of lines.slice(1))
        for (const start of starts) if (line.slice(start, start + 3).trim() !== "") expect(line[start]).not.toBe(" ");
    });

    it("breaks the long word alone, to the whole width of its column", () => {
      const start = lines[0]!.indexOf("condition");
      const column = lines.slice(1).map((line) => line.slice(start));
      const width = Math.max(...column.map((line) => line.length));
      const first = column.find((line) => line.startsWith("someone@"))!;
      expect(first).toHaveLength(width);
      expect(column.join("")).toContain(LOCKED.split(" ")[2]);
    });
  });

  it("becomes a list per row where columns have no room", () => {
    const heads = ["bucket", "objects", "bytes"];
    const rows = [
      ["ohio-01-logs", 12, 1234567890123],
      ["ohio-01-data", 3, 1234567890124],
    ];
    expect(table(heads, rows, { isTTY: true, columns: 24 }).split("\n\n")).toEqual([
      "bucket   ohio-01-logs\nobjects  12\nbytes    1234567890123",
      "bucket   ohio-01-data\nobjects  3\nbytes    1234567890124",
    ]);
  });
});
