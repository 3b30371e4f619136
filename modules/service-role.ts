import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

import { policyDocument, type PolicyStatement } from "./policy-statement";

/** Who takes a role and what it may do. */
export interface ServiceRoleProps {
  /** Unique in the account, at most 64 characters. */
  readonly roleName: string;
  readonly description: string;
  /** The only statement of the role's trust policy. */
  readonly trust: PolicyStatement;
  /** ARNs of managed policies, each under a noun that becomes a part of its address. */
  readonly managedPolicyArns?: Readonly<Record<string, string>>;
  /** What the role may do beyond its managed policies. */
  readonly statements?: readonly PolicyStatement[];
  /** The longest that it is lent for, in hours; default 1. */
  readonly maxSessionHours?: number;
  readonly dependsOn?: readonly ITerraformDependable[];
  readonly tags: Readonly<Record<string, string>>;
}

/** A role that an AWS service or somebody known to an identity provider takes, with its managed policies and one policy of its own. */
export class ServiceRole extends Construct {
  readonly roleArn: string;
  /** What must exist before the role is of use: whoever needs its rights depends on them. */
  readonly grants: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id);
    const { managedPolicyArns = {}, statements = [], maxSessionHours } = props;
    const role = new IamRole(this, "role", {
      name: props.roleName,
      description: props.description,
      assumeRolePolicy: policyDocument([props.trust]),
      ...(maxSessionHours === undefined ? {} : { maxSessionDuration: maxSessionHours * 3600 }),
      ...(props.dependsOn ? { dependsOn: [...props.dependsOn] } : {}),
      tags: { ...props.tags, Name: props.roleName },
    });
    const attachments = Object.entries(managedPolicyArns).map(
      ([noun, policyArn]) => new IamRolePolicyAttachment(this, noun, { role: role.name, policyArn }),
    );
    const own = statements.length === 0 ? [] : [this.ownPolicy(role.name, statements)];
    this.roleArn = role.arn;
    this.grants = [...attachments, ...own];
  }

  private ownPolicy(role: string, statements: readonly PolicyStatement[]): IamRolePolicy {
    return new IamRolePolicy(this, "policy", { name: "task", role, policy: policyDocument(statements) });
  }
}
