import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

import { arns } from "../../config/catalogue/arns";
import type { AwsPlace } from "../../config/catalogue/aws-place";
import { policyDocument, type PolicyStatement } from "../policy-statement";

/** What one machine may do. */
export interface MachineRoleProps {
  /** Name of the role and of its instance profile; unique in the account, at most 64 characters. */
  readonly roleName: string;
  readonly machineName: string;
  readonly statements: readonly PolicyStatement[];
  /** Further policies, each under a noun that says what it opens. */
  readonly managedPolicyArns?: Readonly<Record<string, string>>;
  readonly place: AwsPlace;
  readonly tags: Readonly<Record<string, string>>;
}

/** The role of one machine: Session Manager, by which people reach it without any open port (C-20), and its own rights. */
export class MachineRole extends Construct {
  readonly roleArn: string;
  readonly instanceProfileName: string;
  /** What a machine needs before its first boot, and does not refer to. */
  readonly rights: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: MachineRoleProps) {
    super(scope, id);
    const { roleName, place } = props;
    const tags = { ...props.tags, Name: roleName };
    const role = new IamRole(this, "role", {
      name: roleName,
      description: `What the machine ${props.machineName} may do`,
      assumeRolePolicy: policyDocument([
        { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
      ]),
      tags,
    });
    const attach = (noun: string, policyArn: string) =>
      new IamRolePolicyAttachment(this, noun, { role: role.name, policyArn });

    this.rights = [
      new IamRolePolicy(this, "policy", { name: "task", role: role.name, policy: policyDocument(props.statements) }),
      attach("session-manager", arns.managedPolicy(place, "AmazonSSMManagedInstanceCore")),
      ...Object.entries(props.managedPolicyArns ?? {}).map(([noun, arn]) => attach(`access-${noun}`, arn)),
    ];
    this.roleArn = role.arn;
    this.instanceProfileName = new IamInstanceProfile(this, "profile", { name: roleName, role: role.name, tags }).name;
  }
}
