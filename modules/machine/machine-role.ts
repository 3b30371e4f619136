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
  /** The SSM parameters that the machine's program reads, by name; default none. */
  readonly parameterNames?: readonly string[];
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
      new IamRolePolicy(this, "policy", { name: "task", role: role.name, policy: policyDocument(statementsOf(props)) }),
      attach("session-manager", arns.managedPolicy(place, "AmazonSSMManagedInstanceCore")),
      ...Object.entries(props.managedPolicyArns ?? {}).map(([noun, arn]) => attach(`access-${noun}`, arn)),
    ];
    this.roleArn = role.arn;
    this.instanceProfileName = new IamInstanceProfile(this, "profile", { name: roleName, role: role.name, tags }).name;
  }
}

/**
 * Session Manager's policy, which is AWS's own, lets a machine read every parameter of the account, other clients' too: all
 * but its own and those that AWS publishes are denied.
 */
function statementsOf({ statements, parameterNames = [], place }: MachineRoleProps): PolicyStatement[] {
  const own = parameterNames.map((name) => arns.parameter(place, name));
  const ofAws = `arn:${place.partition}:ssm:${place.region}::parameter/aws/*`;
  const actions = ["ssm:GetParameter", "ssm:GetParameterHistory", "ssm:GetParameters", "ssm:GetParametersByPath"];
  return [
    ...statements,
    ...(own.length > 0 ? [readOwn(own)] : []),
    { Sid: "DenyOtherParameters", Effect: "Deny", Action: actions, NotResource: [...own, ofAws] },
  ];
}

function readOwn(parameterArns: readonly string[]): PolicyStatement {
  return { Sid: "ReadSettings", Effect: "Allow", Action: "ssm:GetParameter", Resource: parameterArns };
}
