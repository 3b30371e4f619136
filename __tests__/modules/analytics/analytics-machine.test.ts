import { readFileSync } from "node:fs";
import { join } from "node:path";

import { TerraformOutput } from "cdktf";

import { AnalyticsMachine, type AnalyticsMachineProps } from "../../../modules/analytics/analytics-machine";
import { SynthesizedStack } from "../machine/synthesized-stack";
import { OHIO } from "../../support/aws-places";

const KEY = "arn:aws:kms:us-east-2:123456789012:key/k";

const PROPS: AnalyticsMachineProps = {
  name: "acme-production-analytics",
  amiId: "ami-0123456789abcdef0",
  instanceType: "c6i.2xlarge",
  availabilityZone: "us-east-2a",
  subnetId: "subnet-a",
  privateIp: "10.100.32.11",
  securityGroupId: "sg-compute",
  rootVolumeSizeGib: 50,
  dataVolumeSizeGib: 500,
  roleName: "acme-production-us-east-2-analytics",
  managedPolicyArns: {
    storage: "${data.terraform_remote_state.foundation.outputs.client_storage.acme.access_policy_arn}",
  },
  snapshots: {
    policyName: "acme-production-analytics-snapshots",
    roleName: "acme-production-us-east-2-analytics-snapshots",
    retentionDays: 7,
  },
  metricsNamespace: "ClientFleet/Analytics",
  alarmTopicArn: "arn:aws:sns:us-east-2:123456789012:alerts",
  deletionProtection: false,
  kmsKeyArn: KEY,
  place: OHIO,
  tags: { Client: "acme" },
};

const analytics = (changes: Partial<AnalyticsMachineProps> = {}) =>
  new SynthesizedStack((stack) => {
    const machine = new AnalyticsMachine(stack, "analytics", { ...PROPS, ...changes });
    new TerraformOutput(stack, "published", { value: { ...machine, node: undefined } });
  });

describe("an analytics machine (S3-73)", () => {
  const synth = analytics();

  it("is a watched instance in the client's network, with the ports of the client's group", () => {
    expect(synth.one("aws_instance")).toMatchObject({
      ami: PROPS.amiId,
      instance_type: "c6i.2xlarge",
      subnet_id: "subnet-a",
      private_ip: "10.100.32.11",
      vpc_security_group_ids: ["sg-compute"],
      monitoring: true,
      root_block_device: { volume_size: 50 },
      tags: { Client: "acme", Name: "acme-production-analytics" },
    });
  });

  it("has a data disk of its own", () => {
    expect(synth.one("aws_ebs_volume")).toMatchObject({
      availability_zone: "us-east-2a",
      size: 500,
      kms_key_id: KEY,
      tags: { Client: "acme", Name: "acme-production-analytics-data" },
    });
    expect(synth.one("aws_volume_attachment")).toMatchObject({
      device_name: "/dev/sdf",
      instance_id: synth.reference("aws_instance"),
      volume_id: synth.reference("aws_ebs_volume"),
    });
  });

  it("works on the client's own buckets (S3-74)", () => {
    expect(synth.one("aws_iam_role_policy_attachment", "storage").policy_arn).toBe(PROPS.managedPolicyArns.storage);
  });

  it("can itself do no more than report figures", () => {
    const allowed = synth.rights().filter(({ Effect }) => Effect === "Allow");
    expect(allowed.map(({ Action }) => Action)).toEqual(["cloudwatch:PutMetricData"]);
  });

  it("raises alarms about itself, its processors and its data disk", () => {
    const names = synth.all("aws_cloudwatch_metric_alarm").map(({ alarm_name }) => alarm_name);
    expect(names.sort()).toEqual([
      "acme-production-analytics-cpu",
      "acme-production-analytics-data-disk",
      "acme-production-analytics-status",
    ]);
    expect(synth.one("aws_cloudwatch_metric_alarm", "data-disk")).toMatchObject({
      namespace: "ClientFleet/Analytics",
      dimensions: { Machine: "acme-production-analytics", Volume: "data" },
    });
  });

  it("is in snapshots that are kept for the days given", () => {
    const tag = { SnapshotPolicy: "acme-production-analytics-snapshots" };
    expect(synth.one("aws_dlm_lifecycle_policy").policy_details).toMatchObject({
      target_tags: tag,
      schedule: [{ retain_rule: { interval: 7, interval_unit: "DAYS" } }],
    });
    expect(synth.one("aws_instance").tags).toMatchObject(tag);
  });

  it("is in none when its data can be made again", () => {
    const without = analytics({ snapshots: undefined });
    expect(without.all("aws_dlm_lifecycle_policy")).toEqual([]);
    expect(without.one("aws_instance").tags).not.toHaveProperty("SnapshotPolicy");
  });

  it.each([true, false])("is protected, with its disk: %s", (deletionProtection) => {
    const synth = analytics({ deletionProtection });
    expect(synth.one("aws_instance").disable_api_termination).toBe(deletionProtection);
    for (const type of ["aws_instance", "aws_ebs_volume"])
      expect(JSON.stringify(synth.one(type).lifecycle ?? {}).includes('"prevent_destroy":true')).toBe(
        deletionProtection,
      );
  });

  it("tells where it is", () => {
    expect(synth.output("published")).toEqual({
      instanceId: synth.reference("aws_instance"),
      privateIp: "10.100.32.11",
      dataVolumeId: synth.reference("aws_ebs_volume"),
      roleArn: synth.reference("aws_iam_role", "machine", "arn"),
    });
  });
});

describe("the first boot of an analytics machine", () => {
  const synth = analytics();
  const BOOT = join(__dirname, "..", "..", "..", "modules", "machine", "boot");

  it("tells it its name and where its disk is", () => {
    expect(synth.files()["/etc/fleet/machine.env"]).toEqual({
      path: "/etc/fleet/machine.env",
      permissions: "0600",
      content: [
        "MACHINE='acme-production-analytics'",
        "REGION='us-east-2'",
        `DATA_VOLUME='${synth.reference("aws_ebs_volume")}'`,
        "METRICS_NAMESPACE='ClientFleet/Analytics'\n",
      ].join("\n"),
    });
  });

  it.each([
    ["/usr/local/sbin/fleet-machine", "0755"],
    ["/etc/systemd/system/fleet-data.service", "0644"],
    ["/etc/systemd/system/fleet-machine-metrics.service", "0644"],
    ["/etc/systemd/system/fleet-machine-metrics.timer", "0644"],
  ])("installs %s as it is in the repository", (path, permissions) => {
    const content = readFileSync(join(BOOT, path.split("/").at(-1)!), "utf8");
    expect(synth.files()[path]).toEqual({ path, permissions, content });
  });

  it("prepares the machine, then mounts its disk and starts its figures", () => {
    expect(synth.commands()).toEqual([
      ["/usr/local/sbin/fleet-machine", "prepare"],
      ["systemctl", "daemon-reload"],
      ["systemctl", "enable", "--now", "fleet-data.service", "fleet-machine-metrics.timer"],
    ]);
  });
});
