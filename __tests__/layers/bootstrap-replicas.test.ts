import { parse, stringify } from "yaml";

import { FILES } from "../../config/registry";
import { EXAMPLE, fleetOf, type Section } from "../support/registry";
import type { Body } from "../../scripts/fleet/review/model/stack";
import { resourcesOf, synthesize, type Documents } from "../support/synth";
import { bucketNames, resourceNamed } from "./bootstrap-parts";

const KEY = "arn:aws:kms:us-east-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const STATE = "ohio-01-terraform-state-production";

describe("Bootstrap's replicas (S0-07, S0-26, S2-31)", () => {
  it("are there only where the platform names a region for them", () => {
    const documents = withReplicas({ replica_region: undefined });
    expect(resourcesOf(documents, "aws_s3_bucket_replication_configuration")).toEqual([]);
    expect(bucketNames(documents).filter((name) => name.endsWith("-replica"))).toEqual([]);
  });

  it("copy states and configuration to that region, and lend nothing else to it", () => {
    const documents = withReplicas();
    const replicas = resourcesOf(documents, "aws_s3_bucket").filter(({ body }) =>
      String(body.bucket).endsWith("-replica"),
    );
    expect(replicas.map(({ body }) => [body.bucket, body.provider])).toEqual([
      ["ohio-01-us-east-2-apm-config-production-replica", "aws.us-west-2"],
      [`${STATE}-replica`, "aws.us-west-2"],
    ]);
    expect(ruleOf(documents, "state_bucket")).toMatchObject({
      id: "copy-state",
      filter: { prefix: "providers/aws/" },
      delete_marker_replication: { status: "Disabled" },
      destination: { bucket: `arn:aws:s3:::${STATE}-replica` },
    });
    expect(ruleOf(documents, "apm-config")).toMatchObject({ filter: { prefix: "apm-config/" } });
  });

  it("let the copying role past a state bucket that is closed to all others (M-61)", () => {
    const copying = "arn:aws:iam::123456789012:role/ohio-01-production-us-east-2-state-replication";
    for (const bucket of ["state_bucket", "state-replica"]) {
      const { policy } = resourceNamed(withReplicas(), "aws_s3_bucket_policy", bucket);
      const { Statement } = JSON.parse(String(policy)) as { Statement: { Sid?: string; Condition?: Body }[] };
      const denial = Statement.find(({ Sid }) => Sid === "DenyOtherRoles");
      expect(JSON.stringify(denial?.Condition)).toContain(copying);
    }
  });

  it("have a key of their region where the source has one (M-43), and S3's own encryption elsewhere", () => {
    const keys = (documents: Documents): unknown[] =>
      resourcesOf(documents, "aws_kms_key")
        .filter(({ body }) => body.provider === "aws.us-west-2")
        .map(({ body }) => body.description);
    expect(keys(withReplicas())).toEqual([]);
    expect(keys(withReplicas({ state_kms_key_arn: KEY }))).toEqual([`Objects in ${STATE}-replica`]);
  });

  it("copy logs, traces, metrics and audit logs when they are to be copied, too", () => {
    const documents = withReplicas({}, { replication: true });
    const sources = resourcesOf(documents, "aws_s3_bucket_replication_configuration").map(({ id }) => id.split("_")[0]);
    expect(sources.sort()).toEqual(["apm-config", "audit-logs", "logs", "metrics", "state", "traces"]);
    expect(ruleOf(documents, "traces")).toMatchObject({ filter: { prefix: "traces/" } });
  });
});

function ruleOf(documents: Documents, bucket: string): Body {
  const { rule } = resourceNamed(documents, "aws_s3_bucket_replication_configuration", bucket);
  return (rule as Body[])[0]!;
}

/** The bootstrap of the shipped example, whose production is copied to us-west-2. */
function withReplicas(production: Section = {}, sharedStorage: Section = {}): Documents {
  const platform = parse(String(EXAMPLE[FILES.platform])) as { environments: { production: object } };
  Object.assign(platform.environments.production, { replica_region: "us-west-2", ...production });
  const files = { ...EXAMPLE, [FILES.platform]: stringify({ ...platform, shared_storage: sharedStorage }) };
  return { bootstrap: synthesize(fleetOf(files), ["bootstrap"]).bootstrap! };
}
