import { SERVICE_BUCKETS } from "../../../modules/client-network/service-buckets";
import { SynthesizedNetwork } from "./synth-network";

interface Statement {
  Sid: string;
  Effect: string;
  Action: string[];
  Resource: string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

function statements(synth: SynthesizedNetwork): Map<string, Statement> {
  const policy = JSON.parse(String(synth.one("aws_vpc_endpoint").policy)) as { Statement: Statement[] };
  return new Map(policy.Statement.map((statement) => [statement.Sid, statement]));
}

describe("the S3 endpoint", () => {
  const synth = new SynthesizedNetwork();
  const policy = statements(synth);
  const resources = [...policy.values()].flatMap(({ Resource }) => Resource);

  it("is a gateway in the private route tables and not in the public one", () => {
    expect(synth.one("aws_vpc_endpoint")).toMatchObject({
      vpc_endpoint_type: "Gateway",
      service_name: "com.amazonaws.us-east-2.s3",
      route_table_ids: [
        synth.reference("aws_route_table", "table-us-east-2a"),
        synth.reference("aws_route_table", "table-us-east-2b"),
      ],
    });
  });

  it("leads to the client's own buckets", () => {
    expect(policy.get("UseOwnBuckets")?.Resource).toEqual(["arn:aws:s3:::fleet-us-east-2-acme-input-production/*"]);
    expect(policy.get("ListOwnBuckets")?.Resource).toEqual(["arn:aws:s3:::fleet-us-east-2-acme-input-production"]);
  });

  it("leads to the client's prefixes of shared buckets and no further", () => {
    expect(policy.get("UseSharedPrefixes")?.Resource).toEqual([
      "arn:aws:s3:::fleet-us-east-2-logs-production/logs/client=acme/*",
      "arn:aws:s3:::fleet-us-east-2-traces-production/traces/client=acme/*",
    ]);
    expect(policy.get("ListBelowSharedPrefixes")?.Condition?.StringLike).toEqual({
      "s3:prefix": ["logs/client=acme/*", "traces/client=acme/*"],
    });
    expect(policy.get("ListSharedPrefixes")?.Condition?.StringEquals).toMatchObject({
      "s3:prefix": ["logs/client=acme", "traces/client=acme"],
      "s3:delimiter": "/",
    });
  });

  it("serves this account's principals and buckets only, but for what nodes read", () => {
    for (const [sid, { Condition }] of policy) {
      const account = { "aws:PrincipalAccount": "123456789012", "aws:ResourceAccount": "123456789012" };
      if (sid === "ReadServiceBuckets") expect(Condition).toBeUndefined();
      else expect(Condition?.StringEquals).toMatchObject(account);
    }
  });

  it.each(SERVICE_BUCKETS.map(({ name, reason }) => [name, reason]))("lets nodes read %s (%s)", (name) => {
    const { Action, Resource } = policy.get("ReadServiceBuckets")!;
    expect(Action).toEqual(["s3:GetObject"]);
    expect(Resource).toContain(`arn:aws:s3:::${name.replace("{region}", "us-east-2")}/*`);
  });

  it("opens no bucket by a wildcard and allows no wildcard action", () => {
    for (const arn of resources) expect(arn).toMatch(/^arn:aws:s3:::[a-z0-9.-]+(\/([^*]*\/)?\*)?$/);
    for (const { Action } of policy.values()) expect(Action.join()).not.toContain("*");
  });

  it("stays under AWS's 20480 characters with many buckets", () => {
    const bucketNames = Array.from({ length: 10 }, (_, index) => `${"b".repeat(60)}${index}`);
    const sharedPrefixes = bucketNames.map((bucketName) => ({ bucketName, prefix: `${"p".repeat(60)}/` }));
    const large = new SynthesizedNetwork({ s3Endpoint: { bucketNames, sharedPrefixes } });
    expect(String(large.one("aws_vpc_endpoint").policy).length).toBeLessThan(20480);
  });

  it("makes no empty statement for a client without buckets", () => {
    const bare = statements(new SynthesizedNetwork({ s3Endpoint: { bucketNames: [], sharedPrefixes: [] } }));
    expect([...bare.keys()]).toEqual(["ReadServiceBuckets"]);
  });

  it("refuses a prefix that would match another client's too", () => {
    const sharedPrefixes = [{ bucketName: "logs", prefix: "logs/client=acme" }];
    expect(() => new SynthesizedNetwork({ s3Endpoint: { bucketNames: [], sharedPrefixes } })).toThrow(
      'shared prefix "logs/client=acme" must end in "/"',
    );
  });
});
