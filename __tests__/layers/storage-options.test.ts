import { documentsNamed } from "../support/fleets";
import type { Body } from "../../scripts/fleet/review/model/stack";
import { resourcesIn, resourcesOf } from "../support/synth";
import { bucket, PREFIX, withStorage } from "./stored";

const documents = documentsNamed("the shipped example");

describe("What a client can ask for its buckets", () => {
  it("S1-28: copies uploads and results whole where that is asked for, and keeps copies as long as their sources", () => {
    const roles = ["input", "output", "data"];
    const all = withStorage((storage) => (storage.replication = { enabled: true, region: "us-west-2", roles }));
    for (const role of ["input", "output"]) {
      const replica = bucket(`acme-${role}-production-replica`, all);
      const [source, copy] = [bucket(`acme-${role}-production`, all), replica].map(
        ({ part }) => (part("lifecycle_configuration")!.rule as Body[])[0]!,
      );
      expect(copy!.expiration).toEqual(source!.expiration);
      expect(replica.body).toMatchObject({ provider: "aws.us-west-2", tags: { Purpose: "DisasterRecovery" } });
      expect(bucket(`acme-${role}-production`, all).part("replication_configuration")).toMatchObject({
        rule: [{ id: `replicate-${role}`, filter: { prefix: "" }, destination: { storage_class: "STANDARD_IA" } }],
      });
    }
    const temporary = bucket("acme-input-production-replica", all).part("lifecycle_configuration")!.rule;
    expect(temporary).toContainEqual(expect.objectContaining({ filter: [{ prefix: "uploads/temp/" }] }));
    expect(all.foundation!.output!.client_storage!.value).toMatchObject({
      acme: {
        replica_bucket_names: Object.fromEntries(
          roles.map((role) => [role, `${PREFIX}acme-${role}-production-replica`]),
        ),
      },
    });
    const before = resourcesIn({ foundation: documents.foundation! });
    const after = new Map(resourcesIn({ foundation: all.foundation! }).map(({ address, body }) => [address, body]));
    for (const { address, body } of before)
      if (address.includes("storage_replica")) expect(after.get(address)).toEqual(body);
  });

  it("S1-27: tiers uploads and results where that is asked for, in place of their fixed moves", () => {
    const all = withStorage((storage) => (storage.intelligent_tiering_roles = ["input", "output"]));
    for (const [role, days] of [
      ["input", 30],
      ["output", 90],
    ] as const) {
      const { part } = bucket(`acme-${role}-production`, all);
      const [rule] = part("lifecycle_configuration")!.rule as Body[];
      expect(rule!.transition).toEqual([{ days, storage_class: "INTELLIGENT_TIERING" }]);
      expect(JSON.stringify(rule)).not.toContain("STANDARD_IA");
      expect(part("intelligent_tiering_configuration")).toMatchObject({ name: "OptimizeAllObjects" });
    }
  });

  it("S1-11: tags the client's key as the one of S3", () => {
    const [key] = resourcesOf(documents, "aws_kms_key").filter(({ id }) => id === "acme_key_key");
    expect(key!.body).toMatchObject({
      description: expect.stringMatching(/^KMS key for S3 bucket encryption/) as unknown,
      tags: { Service: "s3-encryption" },
    });
  });
});
