import { barePrefix, folderIn } from "../../../modules/observability/client-prefix";
import { prefixStatements } from "../../../modules/observability/prefix-statements";
import { evaluate, type Verdict } from "../../../scripts/fleet/review/policies/evaluate";
import { statementsOf } from "../../../scripts/fleet/review/policies/statement";
import { at, SynthesizedObservability } from "./synth-observability";
import { OHIO } from "../../support/aws-places";

const synth = new SynthesizedObservability();
const OBJECT_STORE = synth.one("kubernetes_secret_v1", "object-store_secret");
const THANOS = JSON.parse((OBJECT_STORE.data as Record<string, string>)["objstore.yml"]!) as unknown;
const by = { arn: "arn:aws:sts::123456789012:assumed-role/a-tool/pod" };

type Account = Parameters<typeof synth.statements>[0];

/** What a tool's role lets it do with a key, and with a listing. */
function useObject(account: Account, action: string, bucket: string, key: string): Verdict {
  const resource = `arn:aws:s3:::${bucket}/${key}`;
  return evaluate(statementsOf(synth.statements(account)), { by, action, resource });
}
function list(account: Account, bucket: string, prefix: string, delimiter?: string): Verdict {
  const context = { "s3:prefix": prefix, ...(delimiter && { "s3:delimiter": delimiter }) };
  const request = { by, action: "s3:ListBucket", resource: `arn:aws:s3:::${bucket}`, context };
  return evaluate(statementsOf(synth.statements(account)), request);
}

describe("the client's prefix (C-02, S3-90)", () => {
  it("is the same in a tool's own settings as in its rights", () => {
    expect(at(synth.values("loki"), "loki.storage_config.object_prefix")).toBe("logs/client=acme/");
    expect(at(synth.values("tempo"), "tempo.storage.trace.s3.prefix")).toBe("traces/client=acme");
    expect(at(THANOS, "prefix")).toBe("metrics/client=acme");
    expect(at(synth.values("fluent-bit"), "config.outputs")).toContain("S3_Key_Format /logs/client=acme/raw/");
    for (const [account, prefix] of [
      ["loki", "logs/client=acme/*"],
      ["tempo", "traces/client=acme/*"],
      ["thanos", "metrics/client=acme/*"],
      ["prometheus", "metrics/client=acme/*"],
      ["fluent-bit", "logs/client=acme/raw/*"],
    ] as const)
      expect(synth.statements(account)).toContain(`/${prefix}"`);
  });

  it("goes with the bucket of its type", () => {
    expect(at(synth.values("loki"), "loki.storage.bucketNames.chunks")).toBe("p-us-east-2-logs-production");
    expect(at(synth.values("tempo"), "tempo.storage.trace.s3.bucket")).toBe("p-us-east-2-traces-production");
    expect(at(THANOS, "config.bucket")).toBe("p-us-east-2-metrics-production");
    expect(at(synth.values("fluent-bit"), "config.outputs")).toContain("Bucket p-us-east-2-logs-production\n");
  });

  it.each(["logs/client=acme", "logs/client=acme//", "/", ""])("must end in one slash: %j does not", (prefix) => {
    expect(() => barePrefix({ prefix })).toThrow("ends in one slash");
    expect(() => folderIn({ bucketName: "b", prefix }, "raw")).toThrow("ends in one slash");
  });
});

describe.each([
  ["loki", "p-us-east-2-logs-production", "logs"],
  ["tempo", "p-us-east-2-traces-production", "traces"],
  ["thanos", "p-us-east-2-metrics-production", "metrics"],
  ["prometheus", "p-us-east-2-metrics-production", "metrics"],
] as const)("the role of %s", (account, bucket, type) => {
  it.each(["s3:GetObject", "s3:PutObject", "s3:DeleteObject"])("can %s in the client's prefix alone", (action) => {
    expect(useObject(account, action, bucket, `${type}/client=acme/x/y`)).toBe("allowed");
    expect(useObject(account, action, bucket, `${type}/client=acme-eu/x`)).toBe("not allowed");
    expect(useObject(account, action, bucket, `${type}/client=globex/x`)).toBe("not allowed");
    expect(useObject(account, action, bucket, `${type}/x`)).toBe("not allowed");
    expect(useObject(account, action, `${bucket}-replica`, `${type}/client=acme/x`)).toBe("not allowed");
  });

  it("can list the prefix, both with its slash and, as Tempo does at its start, without", () => {
    expect(list(account, bucket, `${type}/client=acme/`)).toBe("allowed");
    expect(list(account, bucket, `${type}/client=acme/x/`)).toBe("allowed");
    expect(list(account, bucket, `${type}/client=acme`, "/")).toBe("allowed");
  });

  it("cannot list what begins with the same letters, nor the whole bucket", () => {
    for (const prefix of [`${type}/client=acme-eu/`, `${type}/client=acme-eu`, `${type}/client=`, `${type}/`, ""])
      expect([prefix, list(account, bucket, prefix, "/")]).toEqual([prefix, "not allowed"]);
    // Without a delimiter this listing would show the keys of acme-eu, too.
    expect(list(account, bucket, `${type}/client=acme`)).toBe("not allowed");
  });
});

describe("the role of Fluent Bit", () => {
  it("only writes, and only into the archive", () => {
    const bucket = "p-us-east-2-logs-production";
    expect(useObject("fluent-bit", "s3:PutObject", bucket, "logs/client=acme/raw/2026/x.gz")).toBe("allowed");
    expect(useObject("fluent-bit", "s3:PutObject", bucket, "logs/client=acme/index/x")).toBe("not allowed");
    expect(useObject("fluent-bit", "s3:PutObject", bucket, "logs/client=acme-eu/raw/x")).toBe("not allowed");
    for (const action of ["s3:GetObject", "s3:DeleteObject"])
      expect(useObject("fluent-bit", action, bucket, "logs/client=acme/raw/x")).toBe("not allowed");
    expect(list("fluent-bit", bucket, "logs/client=acme/raw/")).toBe("not allowed");
  });
});

describe("the key of a shared bucket", () => {
  const kmsKeyArn = "arn:aws:kms:us-east-2:123456789012:key/shared";
  const place = { bucketName: "b", prefix: "logs/client=acme/", kmsKeyArn };
  const context = {
    "kms:ViaService": "s3.us-east-2.amazonaws.com",
    "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::b",
  };
  const request = { by, action: "kms:GenerateDataKey", resource: kmsKeyArn };

  it("is used through S3 for this bucket, and for nothing else", () => {
    const statements = prefixStatements(place, "write", OHIO);
    expect(evaluate(statements, { ...request, context })).toBe("allowed");
    expect(
      evaluate(statements, { ...request, context: { ...context, "kms:ViaService": "ec2.us-east-2.amazonaws.com" } }),
    ).toBe("not allowed");
    const other = { ...context, "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::bucket" };
    expect(evaluate(statements, { ...request, context: other })).toBe("not allowed");
  });

  it("is not mentioned OHIO the bucket has none", () => {
    expect(JSON.stringify(prefixStatements({ ...place, kmsKeyArn: undefined }, "write", OHIO))).not.toContain("kms:");
  });
});
