import { clientEntry, type Section } from "../support/registry";
import { SynthesizedFleet } from "./synthesized-fleet";

const NETWORK = "data.terraform_remote_state.foundation.outputs.client_networks.acme";
const ANALYTICS = { analytics_enabled: true };
const BUCKETS = { enable_dedicated_buckets: true, roles: ["input", "output", "logs"] };

function acme(sections: Section): SynthesizedFleet {
  return SynthesizedFleet.of({ acme: clientEntry(1, { compute: ANALYTICS, ...sections }) });
}

/** The policies that the machine's role has beside its own. */
function attachedTo(fleet: SynthesizedFleet): unknown[] {
  const attachments = fleet.of("compute", "acme", "aws_iam_role_policy_attachment");
  return attachments
    .filter(({ role }) => role === "${aws_iam_role.acme_analytics_machine_role_role.name}")
    .map(({ policy_arn }) => policy_arn);
}

describe("The compute layer", () => {
  it("has a machine for every client that asks for analytics, and nothing for others (S3-73)", () => {
    const fleet = SynthesizedFleet.of({ acme: clientEntry(1), globex: clientEntry(2, { compute: ANALYTICS }) });
    expect(fleet.resources("compute", "acme")).toEqual([]);
    expect(fleet.of("compute", "globex", "aws_instance")).toHaveLength(1);
    expect(Object.keys(fleet.contract("client_analytics"))).toEqual(["globex"]);
  });

  it("has it at the eleventh address of the first zone's private subnet, in the client's security group", () => {
    expect(acme({}).of("compute", "acme", "aws_instance")).toEqual([
      expect.objectContaining({
        subnet_id: `\${${NETWORK}.private_subnet_ids.us-east-2a}`,
        private_ip: "10.1.32.11",
        vpc_security_group_ids: [`\${${NETWORK}.security_group_ids.compute}`],
        associate_public_ip_address: false,
      }),
    ]);
  });

  it("sizes machine and volumes as the client says (S3-15)", () => {
    const compute = { ...ANALYTICS, instance_type: "m6i.xlarge", root_volume_size: 40, data_volume_size: 250 };
    const fleet = acme({ compute });
    expect(fleet.of("compute", "acme", "aws_instance")[0]).toMatchObject({
      instance_type: "m6i.xlarge",
      root_block_device: expect.objectContaining({ volume_size: 40 }) as unknown,
    });
    expect(fleet.of("compute", "acme", "aws_ebs_volume").map(({ size }) => size)).toEqual([250]);
  });

  it("keeps snapshots as long as the client's other backups", () => {
    const [policy] = acme({ storage: { backup_retention_days: 21 } }).of("compute", "acme", "aws_dlm_lifecycle_policy");
    expect(JSON.stringify(policy)).toContain('"retain_rule":{"interval":21,"interval_unit":"DAYS"}');
  });

  it("lets it use the client's buckets where there are any, and no others (S3-74)", () => {
    const storage = "${data.terraform_remote_state.foundation.outputs.client_storage.acme.access_policy_arn}";
    const sessions = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";
    expect(attachedTo(acme({}))).toEqual([sessions]);
    expect(attachedTo(acme({ storage: BUCKETS })).sort()).toEqual([storage, sessions].sort());
  });

  it("publishes where it is", () => {
    expect(acme({}).contract("client_analytics").acme).toEqual({
      instance_id: "${aws_instance.acme_analytics_machine_instance.id}",
      private_ip: "10.1.32.11",
      availability_zone: "us-east-2a",
      data_volume_id: "${aws_ebs_volume.acme_analytics_data_volume.id}",
      role_arn: "${aws_iam_role.acme_analytics_machine_role_role.arn}",
      security_group_id: `\${${NETWORK}.security_group_ids.compute}`,
    });
  });
});
