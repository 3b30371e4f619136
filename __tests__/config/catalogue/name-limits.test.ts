import { NAME_LIMITS, type NameKind } from "../../../config/catalogue/name-limits";

/** Row 73 and 74 of the bad inputs, written down again from the services' documentation: limit, legal names, illegal ones. */
const KINDS: [NameKind, number, string[], string[]][] = [
  [
    "S3 bucket",
    63,
    ["ohio-01-us-east-2-logs-production", "abc", "1-2"],
    [
      "ab",
      "Logs",
      "under_score",
      "a..b",
      "a.b",
      "192.168.1.1",
      "xn--a",
      "sthree-a",
      "amzn-s3-demo-a",
      "a-s3alias",
      "a--ol-s3",
      "a--x-s3",
      "a--table-s3",
      "a.mrap",
      "-a-",
      "ab-",
    ],
  ],
  ["DynamoDB table", 255, ["terraform-locks-us-east", "a.b_c-D"], ["ab", "a b", "a/b", "ä12"]],
  ["IAM role", 64, ["acme-production", "a+b=c,d.e@f-g_h"], ["", "a b", "a/b", "a:b"]],
  ["IAM policy", 128, ["ohio-01-terraform-state-access"], ["", "a b", "a*"]],
  [
    "KMS alias",
    256,
    ["alias/acme-production", "alias/a/b_c"],
    ["acme", "alias/", "alias/aws/s3", "alias/a b", "alias/a.b"],
  ],
  ["SNS topic", 256, ["ohio-01-alerts", "a_b"], ["", "a.b", "a b", "a/b"]],
  [
    "SSM parameter",
    1011,
    ["/ohio-01/production/state/bucket"],
    ["state", "/aws/x", "/ssm/x", "/a b", "/a//b", `${"/a".repeat(16)}`],
  ],
  ["SQS queue", 80, ["acme-production-uploads", "A_1"], ["", "a.b", "a b", "uploads.fifo"]],
  ["Lambda function", 64, ["acme-production-auto-tagger", "A_1"], ["", "a.b", "a b", "a:b"]],
  ["event rule", 64, ["acme-production-uploads", "a.b_C"], ["", "a b", "a/b"]],
  ["CloudTrail trail", 128, ["ohio-01-data-events", "a.b_C"], ["ab", "a b", "a--b", "-abc", "abc-"]],
  ["dashboard", 255, ["acme-production-us-east-2-s3-optimization", "A_1"], ["", "a.b", "a b"]],
  ["EKS cluster", 100, ["acme-production-us-east-2", "A_1"], ["", "-a", "_a", "a.b", "a b"]],
  ["EKS node group", 63, ["default", "Nodes_1"], ["", "-a", "a.b"]],
  ["launch template", 128, ["acme-production-nodes", "a.b(c)/d_e"], ["no", "with space", "ünïcode"]],
  ["delivery stream", 64, ["acme-production-audit-logs"], ["with space", "a/b"]],
  ["secret", 512, ["/terraform/acme/production/db-password"], ["/terraform/acme/db-secret", "with space", "a:b"]],
  ["log group", 512, ["/aws/vpc/acme-production/flow-logs", "a.b#c"], ["", "a b", "a:b", "a*"]],
  ["security group", 255, ["acme-production-database", "a b (c)"], ["", "sg-12345", "a\tb", "ä"]],
  ["DNS label", 63, ["acme", "acme-eu", "a1"], ["", "-a", "a-", "A", "a.b", "a_b"]],
  ["DNS zone", 253, ["acme.ezra.world"], ["", "a b", "a_b", "A.b"]],
  ["tag value", 256, ["CC-ACME-001", "SOC2+ISO27001", "Zürich: 1/2 @ 3.4 = x_y", ""], ["a,b", "a;b", "a*", "a\nb"]],
];

describe("what AWS takes as a name (rows 73 and 74)", () => {
  it("is known of every kind of name", () => {
    expect(KINDS.map(([kind]) => kind).sort()).toEqual(Object.keys(NAME_LIMITS).sort());
  });

  it.each(KINDS)("%s: at most %i characters", (kind, longest) => {
    expect(NAME_LIMITS[kind].longest).toBe(longest);
  });

  it.each(KINDS)("%s: takes what is legal, and nothing else", (kind, _, legal, illegal) => {
    const takes = (name: string): boolean => NAME_LIMITS[kind].pattern.test(name);

    expect(legal.filter((name) => !takes(name))).toEqual([]);
    expect(illegal.filter(takes)).toEqual([]);
  });
});
