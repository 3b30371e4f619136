import { SnapshotPolicy, snapshotTag, type SnapshotPolicyProps } from "../../../modules/machine/snapshot-policy";
import { SynthesizedStack } from "./synthesized-stack";
import { OHIO } from "../../support/aws-places";

const PROPS: SnapshotPolicyProps = {
  policyName: "acme-production-postgres-snapshots",
  roleName: "acme-production-us-east-2-database-snapshots",
  retentionDays: 14,
  place: OHIO,
  tags: { Client: "acme" },
};

const policy = (changes: Partial<SnapshotPolicyProps> = {}) =>
  new SynthesizedStack((stack) => new SnapshotPolicy(stack, "snapshots", { ...PROPS, ...changes }));

describe("snapshots (S3-71)", () => {
  const synth = policy();
  const details = synth.one("aws_dlm_lifecycle_policy").policy_details;

  it("are of all data disks of a machine at one moment, without its boot disk (M-54)", () => {
    expect(details).toMatchObject({ resource_types: ["INSTANCE"], parameters: { exclude_boot_volume: true } });
  });

  it("are of the machines with the policy's tag", () => {
    expect(details).toMatchObject({ target_tags: { SnapshotPolicy: PROPS.policyName } });
    expect(snapshotTag(PROPS.policyName)).toEqual({ SnapshotPolicy: PROPS.policyName });
  });

  it("are taken every night, carry the tags of their disks, and are kept for the days given (S3-68)", () => {
    expect(synth.one("aws_dlm_lifecycle_policy").state).toBe("ENABLED");
    expect(details).toMatchObject({
      schedule: [
        {
          create_rule: { interval: 24, interval_unit: "HOURS", times: ["03:00"] },
          retain_rule: { interval: 14, interval_unit: "DAYS" },
          copy_tags: true,
        },
      ],
    });
  });

  it("are described as the service wants it", () => {
    expect(synth.one("aws_dlm_lifecycle_policy").description).toMatch(/^[0-9A-Za-z _-]{1,500}$/);
  });

  it("are taken by a role that only this account's snapshot policies can take", () => {
    expect(JSON.parse(String(synth.one("aws_iam_role").assume_role_policy))).toMatchObject({
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "dlm.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "123456789012" },
            ArnLike: { "aws:SourceArn": "arn:aws:dlm:us-east-2:123456789012:policy/*" },
          },
        },
      ],
    });
  });

  it.each(["aws", "aws-us-gov"])(
    "are taken with the rights that %s has for the service, from the start",
    (partition) => {
      const inPartition = policy({ place: { ...OHIO, partition } });
      expect(inPartition.one("aws_iam_role_policy_attachment")).toMatchObject({
        role: inPartition.reference("aws_iam_role", "", "name"),
        policy_arn: `arn:${partition}:iam::aws:policy/service-role/AWSDataLifecycleManagerServiceRole`,
      });
      expect(inPartition.one("aws_dlm_lifecycle_policy")).toMatchObject({
        execution_role_arn: inPartition.reference("aws_iam_role", "", "arn"),
        depends_on: [inPartition.address("aws_iam_role_policy_attachment")],
      });
    },
  );
});
