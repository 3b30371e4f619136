import { DataVolume, type DataVolumeProps } from "../../../modules/machine/data-volume";
import { Machine, type MachineProps } from "../../../modules/machine/machine";
import { SynthesizedStack } from "./synthesized-stack";
import { GOVERNMENT, OHIO } from "../../support/aws-places";

const KEY = "arn:aws:kms:us-east-2:123456789012:key/k";

const MACHINE: MachineProps = {
  machineName: "acme-production-worker",
  amiId: "ami-0123456789abcdef0",
  instanceType: "r6i.large",
  subnetId: "subnet-1",
  privateIp: "10.100.32.10",
  securityGroupId: "sg-1",
  rootVolumeSizeGib: 30,
  kmsKeyArn: KEY,
  roleName: "acme-production-us-east-2-worker",
  statements: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" }],
  managedPolicyArns: { storage: "arn:aws:iam::123456789012:policy/storage" },
  userData: 'echo "${HOME}"',
  deletionProtection: true,
  place: OHIO,
  tags: { Client: "acme" },
};

const machine = (changes: Partial<MachineProps> = {}) =>
  new SynthesizedStack((stack) => new Machine(stack, "machine", { ...MACHINE, ...changes }));

describe("a machine", () => {
  const synth = machine();
  const instance = synth.one("aws_instance");

  it("has a fixed private address and no public one (S3-60, EC2.9)", () => {
    expect(instance).toMatchObject({
      subnet_id: "subnet-1",
      private_ip: "10.100.32.10",
      associate_public_ip_address: false,
      vpc_security_group_ids: ["sg-1"],
    });
  });

  it("gives its credentials to nobody but itself (EC2.8)", () => {
    expect(instance.metadata_options).toEqual({
      http_endpoint: "enabled",
      http_tokens: "required",
      http_put_response_hop_limit: 1,
    });
  });

  it("starts from an encrypted disk of its own", () => {
    expect(instance.root_block_device).toMatchObject({
      volume_type: "gp3",
      volume_size: 30,
      encrypted: true,
      kms_key_id: KEY,
      delete_on_termination: true,
    });
  });

  it("is watched each minute, and has bandwidth of its own to its disks", () => {
    expect(instance).toMatchObject({ monitoring: true, ebs_optimized: true });
  });

  it("carries its tags, and so does its disk, without the tags that fight with those of other disks (X-06)", () => {
    expect(instance.tags).toEqual({ Client: "acme", Name: "acme-production-worker" });
    expect(instance.root_block_device).toMatchObject({ tags: { Client: "acme", Name: "acme-production-worker-root" } });
    expect(instance).not.toHaveProperty("volume_tags");
  });

  it("is neither replaced nor restarted by a newer image, program or key", () => {
    expect(instance).toMatchObject({
      user_data_replace_on_change: false,
      lifecycle: { ignore_changes: ["ami", "user_data_base64", "user_data", "key_name"] },
    });
  });

  it("gets its user data as it was written, whatever Terraform sees in it", () => {
    expect(instance.user_data_base64).toBe(String.raw`${"$"}{base64gzip("echo \"$${"$"}{HOME}\"")}`);
    expect(synth.userData()).toBe(MACHINE.userData);
  });

  it("takes an SSH key if there is one (S3-70)", () => {
    expect(instance).not.toHaveProperty("key_name");
    expect(machine({ keyName: "ops" }).one("aws_instance").key_name).toBe("ops");
  });

  it.each([true, false])("is protected from its deletion: %s", (deletionProtection) => {
    const { disable_api_termination, lifecycle } = machine({ deletionProtection }).one("aws_instance");
    expect(disable_api_termination).toBe(deletionProtection);
    expect(lifecycle).toHaveProperty("ignore_changes");
    expect((lifecycle as { prevent_destroy?: boolean }).prevent_destroy ?? false).toBe(deletionProtection);
  });
});

describe("a machine's role", () => {
  const synth = machine();

  it("is for instances alone", () => {
    expect(JSON.parse(String(synth.one("aws_iam_role").assume_role_policy))).toMatchObject({
      Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
    });
  });

  it("is the machine's by an instance profile", () => {
    const role = synth.reference("aws_iam_role", "_role_", "name");
    expect(synth.one("aws_iam_instance_profile")).toMatchObject({ name: MACHINE.roleName, role });
    expect(synth.one("aws_instance").iam_instance_profile).toBe(
      synth.reference("aws_iam_instance_profile", "", "name"),
    );
  });

  it("opens Session Manager, for people need another way in than a port (C-20, M-53)", () => {
    expect(synth.one("aws_iam_role_policy_attachment", "session-manager").policy_arn).toBe(
      "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
    );
  });

  it("has the rights it is given and no others", () => {
    expect(synth.rights().filter(({ Effect }) => Effect === "Allow")).toEqual(MACHINE.statements);
    expect(synth.one("aws_iam_role_policy_attachment", "storage").policy_arn).toBe(
      "arn:aws:iam::123456789012:policy/storage",
    );
    expect(synth.all("aws_iam_role_policy_attachment")).toHaveLength(2);
  });

  it("has all its rights before the first boot", () => {
    expect(synth.one("aws_instance").depends_on).toEqual([
      synth.address("aws_iam_role_policy"),
      synth.address("aws_iam_role_policy_attachment", "session-manager"),
      synth.address("aws_iam_role_policy_attachment", "storage"),
    ]);
  });

  it("names policies of the partition it is in", () => {
    expect(machine({ place: GOVERNMENT }).one("aws_iam_role_policy_attachment", "session-manager")).toMatchObject({
      policy_arn: "arn:aws-us-gov:iam::aws:policy/AmazonSSMManagedInstanceCore",
    });
  });
});

describe("a data volume (S3-61)", () => {
  const VOLUME: DataVolumeProps = {
    volumeName: "acme-production-worker-data",
    availabilityZone: "us-east-2a",
    sizeGib: 100,
    kmsKeyArn: KEY,
    deletionProtection: true,
    tags: { Client: "acme" },
  };
  const volume = (changes: Partial<DataVolumeProps> = {}) =>
    new SynthesizedStack((stack) => {
      const data = new DataVolume(stack, "data", { ...VOLUME, ...changes });
      const { instanceId } = new Machine(stack, "machine", { ...MACHINE, userData: `VOLUME='${data.volumeId}' \${A}` });
      data.attachTo(instanceId, "/dev/sdf");
    });
  const synth = volume();

  it("is an encrypted disk of the size and zone given", () => {
    expect(synth.one("aws_ebs_volume")).toMatchObject({
      availability_zone: "us-east-2a",
      type: "gp3",
      size: 100,
      encrypted: true,
      kms_key_id: KEY,
      tags: { Client: "acme", Name: "acme-production-worker-data" },
    });
  });

  it("is as fast as asked", () => {
    expect(synth.one("aws_ebs_volume")).not.toHaveProperty("iops");
    expect(volume({ iops: 6000, throughputMibPerSecond: 250 }).one("aws_ebs_volume")).toMatchObject({
      iops: 6000,
      throughput: 250,
    });
  });

  it("leaves a snapshot when it is destroyed", () => {
    expect(synth.one("aws_ebs_volume").final_snapshot).toBe(true);
  });

  it.each([
    [true, { prevent_destroy: true }],
    [false, undefined],
  ])("is protected from its destruction: %s", (deletionProtection, lifecycle) => {
    expect(volume({ deletionProtection }).one("aws_ebs_volume").lifecycle).toEqual(lifecycle);
  });

  it("is attached to its machine, which stops before the disk is taken away", () => {
    expect(synth.one("aws_volume_attachment")).toEqual({
      device_name: "/dev/sdf",
      volume_id: synth.reference("aws_ebs_volume"),
      instance_id: synth.reference("aws_instance"),
      stop_instance_before_detaching: true,
    });
  });

  it("is there before its machine, whose user data names it", () => {
    expect(synth.one("aws_instance").user_data_base64).toBe(
      `\${base64gzip("VOLUME='${synth.reference("aws_ebs_volume")}' $\${A}")}`,
    );
  });
});
