import { Instance } from "@cdktf/provider-aws/lib/instance";
import { Construct } from "constructs";

import type { AwsPlace } from "../../config/catalogue/aws-place";
import type { PolicyStatement } from "../policy-statement";
import { MachineRole } from "./machine-role";
import { terraformGzip } from "./terraform-text";

/** One EC2 instance with an address that stays. */
export interface MachineProps {
  /** Name tag of the instance and prefix of its disks'. */
  readonly machineName: string;
  /** The image it is born with. */
  readonly amiId: string;
  readonly instanceType: string;
  readonly subnetId: string;
  readonly privateIp: string;
  readonly securityGroupId: string;
  readonly rootVolumeSizeGib: number;
  /** Encrypts the root volume. */
  readonly kmsKeyArn: string;
  readonly roleName: string;
  readonly statements: readonly PolicyStatement[];
  /** The SSM parameters that the machine's program reads, by name; default none. */
  readonly parameterNames?: readonly string[];
  /** Further policies, each under a noun that says what it opens. */
  readonly managedPolicyArns?: Readonly<Record<string, string>>;
  /** A cloud-init document, as the machine is to read it. */
  readonly userData: string;
  /** The key pair that SSH takes for the image's own user (S3-70); left out, there is Session Manager alone. */
  readonly keyName?: string;
  /** Whether AWS refuses to terminate the machine, and Terraform to destroy it. */
  readonly deletionProtection: boolean;
  readonly place: AwsPlace;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * What reaches a machine when it is replaced and must never replace or restart it: a newer image, program or SSH key.
 */
const ONLY_AT_BIRTH = [
  "ami",
  "user_data_base64",
  // Machines that were born with a program that is not packed.
  "user_data",
  "key_name",
];

/**
 * A machine without a public address, on encrypted disk, whose credentials only a session-oriented request from the
 * machine itself gets (IMDSv2), and which people reach through Session Manager (M-53, EC2.8, EC2.9, EC2.3).
 */
export class Machine extends Construct {
  readonly instanceId: string;
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: MachineProps) {
    super(scope, id);
    const { machineName, deletionProtection, tags } = props;
    const role = new MachineRole(this, "role", props);
    const instance = new Instance(this, "instance", {
      ami: props.amiId,
      instanceType: props.instanceType,
      subnetId: props.subnetId,
      privateIp: props.privateIp,
      associatePublicIpAddress: false,
      vpcSecurityGroupIds: [props.securityGroupId],
      iamInstanceProfile: role.instanceProfileName,
      keyName: props.keyName,
      monitoring: true,
      ebsOptimized: true,
      disableApiTermination: deletionProtection,
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      rootBlockDevice: {
        volumeType: "gp3",
        volumeSize: props.rootVolumeSizeGib,
        encrypted: true,
        kmsKeyId: props.kmsKeyArn,
        deleteOnTermination: true,
        tags: { ...tags, Name: `${machineName}-root` },
      },
      userDataBase64: terraformGzip(props.userData),
      userDataReplaceOnChange: false,
      tags: { ...tags, Name: machineName },
      lifecycle: { ignoreChanges: ONLY_AT_BIRTH, ...(deletionProtection && { preventDestroy: true }) },
      dependsOn: [...role.rights],
    });
    this.instanceId = instance.id;
    this.roleArn = role.roleArn;
  }
}
