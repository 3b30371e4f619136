import { stringify } from "yaml";

import type { Fleet } from "../../../../config/fleet";
import { FILES } from "../../../../config/registry";
import { type ExpectedBucket, expectedBuckets } from "../../../../scripts/fleet/verify/expected-buckets";
import { documentsNamed, fleetNamed, maximalClient, platformWith, REGISTRY_NAMES } from "../../../support/fleets";
import { fleetOf, projectOf } from "../../../support/registry";
import type { Body } from "../../../../scripts/fleet/review/model/stack";
import { type Documents, resourcesOf, synthesize } from "../../../support/synth";

const KMS_KEY = "arn:aws:kms:us-east-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** Everything that a bucket can have, and its copies. */
function replicated(replication: boolean): Fleet {
  const production = {
    account_id: "123456789012",
    home_region: "us-east-2",
    regions: { "us-east-2": { availability_zones: ["us-east-2a", "us-east-2b"] } },
    replica_region: "us-west-2",
    state_kms_key_arn: KMS_KEY,
  };
  const platform = platformWith({
    environments: { production },
    shared_storage: { replication, kms_key_arn: KMS_KEY, request_metrics: false },
  });
  return fleetOf({ ...projectOf({ acme: maximalClient(1) }), [FILES.platform]: stringify(platform) });
}

const FLEETS: [string, () => Fleet, () => Documents][] = [
  ...REGISTRY_NAMES.filter((name) => name !== "fifty clients").map((name): [string, () => Fleet, () => Documents] => [
    name,
    () => fleetNamed(name),
    () => documentsNamed(name),
  ]),
  ["copies of the state alone", () => replicated(false), () => synthesize(replicated(false))],
  ["copies of everything", () => replicated(true), () => synthesize(replicated(true))],
];

interface Made {
  readonly name: string;
  readonly encrypted: boolean;
  readonly logsInto: string | undefined;
  readonly metrics: boolean;
}

/** What the stacks make, in the same shape. */
function made(documents: Documents): Made[] {
  const partOf = (type: string, stack: string, id: string): Body | undefined =>
    resourcesOf(documents, type).find(
      ({ stack: own, body }) => own === stack && body.bucket === `\${aws_s3_bucket.${id}.id}`,
    )?.body;
  return resourcesOf(documents, "aws_s3_bucket").map(({ stack, id, body }) => ({
    name: String(body.bucket),
    encrypted: JSON.stringify(partOf("aws_s3_bucket_server_side_encryption_configuration", stack, id)).includes(
      "aws:kms",
    ),
    logsInto: partOf("aws_s3_bucket_logging", stack, id)?.target_bucket as string | undefined,
    metrics: partOf("aws_s3_bucket_metric", stack, id) !== undefined,
  }));
}

function expected({ name, kmsKey, accessLogs, requestMetrics }: ExpectedBucket): Made {
  const logsInto = "target" in accessLogs ? accessLogs.target : undefined;
  return { name, encrypted: kmsKey !== undefined, logsInto, metrics: requestMetrics };
}

function byName(buckets: readonly Made[]): Made[] {
  return [...buckets].sort((a, b) => (a.name < b.name ? -1 : 1));
}

describe("The buckets that verification expects", () => {
  it.each(FLEETS)(
    "are exactly those that the stacks make, as they make them: %s (F22)",
    (name, fleetFor, documentsFor) => {
      const fleet = fleetFor();
      const own = expectedBuckets(fleet).filter(
        // Made by the same bootstrap stack, run for the home region.
        (bucket) => name !== "another region than home" || bucket.name !== fleet.target.stateBucket,
      );
      expect(byName(own.map(expected))).toEqual(byName(made(documentsFor())));
    },
  );

  it("are in the region of the target, of the state or of the copies", () => {
    for (const { name, region } of expectedBuckets(replicated(true))) {
      expect([name, region]).toEqual([name, name.endsWith("-replica") ? "us-west-2" : "us-east-2"]);
    }
    const elsewhere = expectedBuckets(fleetNamed("another region than home"));
    expect(elsewhere.map(({ region }) => region)).toEqual(["us-east-2", ...Array<string>(4).fill("eu-west-1")]);
  });

  it("name the alias of the client's key, in the copy's region another", () => {
    const keys = expectedBuckets(fleetNamed("the shipped example")).map(({ name, kmsKey }) => [name, kmsKey]);
    expect(Object.fromEntries(keys)).toMatchObject({
      "ohio-01-us-east-2-acme-input-production": "alias/acme-production",
      "ohio-01-us-east-2-acme-data-production-replica": "alias/acme-production-us-east-2-replica",
    });
  });
});
