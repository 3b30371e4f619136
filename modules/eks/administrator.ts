import { EksAccessEntry } from "@cdktf/provider-aws/lib/eks-access-entry";
import { EksAccessPolicyAssociation } from "@cdktf/provider-aws/lib/eks-access-policy-association";
import { Construct } from "constructs";
import { arns } from "../../config/catalogue/arns";
import type { AwsPlace } from "../../config/catalogue/aws-place";

/** Who may do what in which cluster. */
export interface AdministratorProps {
  readonly clusterName: string;
  /** ARN of an IAM role, never of a session. */
  readonly roleArn: string;
  /** Whether it may do everything, or only read: that, too, everything, secrets among it. Default: everything. */
  readonly rights?: "all" | "read";
  readonly place: AwsPlace;
  /** Name tag of the access entry. */
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** EKS's access policies. */
const POLICIES = { all: "AmazonEKSClusterAdminPolicy", read: "AmazonEKSAdminViewPolicy" } as const;

/** A role that may do everything in a cluster: nobody may by having made it, so that who runs Terraform can change. */
export class Administrator extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { clusterName, roleArn, place, name, tags, rights = "all" }: AdministratorProps,
  ) {
    super(scope, id);
    const entry = new EksAccessEntry(this, "entry", {
      clusterName,
      principalArn: roleArn,
      type: "STANDARD",
      tags: { ...tags, Name: name },
    });
    new EksAccessPolicyAssociation(this, "policy", {
      clusterName,
      principalArn: entry.principalArn,
      policyArn: arns.clusterAccessPolicy(place, POLICIES[rights]),
      accessScope: { type: "cluster" },
    });
  }
}
