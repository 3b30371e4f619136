import { editPlatform } from "../../../../config/reading/edit-platform";
import { ownThings } from "../../../../scripts/fleet/provision/own-things";
import { targetsOf } from "../../../../scripts/fleet/provision/part";
import { documentsNamed, REGISTRY_NAMES } from "../../../support/fleets";
import { EXAMPLE, fleetOf } from "../../../support/registry";
import { synthesize } from "../../../support/synth";

const bootstrapOf = (name: string) => documentsNamed(name).bootstrap!;

describe("A part of the bootstrap stack", () => {
  it.each(["the shipped example", "everything on", "three clients"])(
    "makes the state's place, or the shared buckets, and nothing is in both (S0-09, S0-10, X-10): %s",
    (name) => {
      const stack = bootstrapOf(name);
      const backend = targetsOf(stack, "backend")!;
      const observability = targetsOf(stack, "observability")!;
      expect(backend).toEqual(expect.arrayContaining(["aws_dynamodb_table.state_lock_table"]));
      expect(backend.filter((address) => address.startsWith("aws_s3_bucket."))).toEqual([
        "aws_s3_bucket.state_bucket_bucket",
      ]);
      for (const type of ["logs", "traces", "metrics", "audit-logs"])
        expect(observability).toContain(`aws_s3_bucket.${type}_bucket`);
      expect(backend.filter((address) => observability.includes(address))).toEqual([]);
    },
  );

  it.each(REGISTRY_NAMES)(
    "refers to nothing outside, so that Terraform adds nothing of the other part (X-10): %s",
    (name) => {
      const stack = bootstrapOf(name);
      const bodies = Object.entries(stack.resource ?? {}).flatMap(([type, resources]) =>
        Object.entries(resources).map(([id, body]) => ({ address: `${type}.${id}`, text: JSON.stringify(body) })),
      );
      for (const part of ["backend", "observability"] as const) {
        const targets = targetsOf(stack, part)!;
        const outside = bodies.map(({ address }) => address).filter((address) => !targets.includes(address));
        for (const { address, text } of bodies.filter((each) => targets.includes(each.address)))
          expect({ address, refersTo: outside.filter((other) => new RegExp(`${other}[".]`).test(text)) }).toEqual({
            address,
            refersTo: [],
          });
      }
    },
  );

  it("that is all of it has no targets", () => {
    expect(targetsOf(bootstrapOf("the shipped example"), "all")).toBeUndefined();
  });
});

describe("What has a name of its own in the bootstrap stack", () => {
  const things = ownThings(bootstrapOf("everything on"), "us-east-2");

  /** The shipped example, copied to another region. */
  const platform = editPlatform(String(EXAMPLE["config/platform.yaml"]), [
    { path: ["environments", "production", "replica_region"], value: "us-west-2" },
    { path: ["shared_storage", "replication"], value: true },
  ]);
  const replicated = synthesize(fleetOf({ ...EXAMPLE, "config/platform.yaml": platform }), ["bootstrap"]).bootstrap!;

  it("is every bucket, table, alias, role, policy and parameter (C-16)", () => {
    const stack = bootstrapOf("everything on");
    const types = ["s3_bucket", "dynamodb_table", "kms_key", "kms_alias", "iam_policy", "iam_role", "ssm_parameter"];
    for (const type of types.map((each) => `aws_${each}`))
      expect(things.filter((thing) => thing.type === type)).toHaveLength(
        Object.keys(stack.resource?.[type] ?? {}).length,
      );
  });

  it("is looked for in the region of its provider (S0-07)", () => {
    const buckets = ownThings(replicated, "us-east-2").filter(({ type }) => type === "aws_s3_bucket");
    const regions = (isReplica: boolean) =>
      buckets.filter(({ name }) => name.endsWith("-replica") === isReplica).map(({ region }) => region);
    expect(regions(true)).toEqual(regions(false).map(() => "us-west-2"));
    expect(new Set(regions(false))).toEqual(new Set(["us-east-2"]));
  });
});
