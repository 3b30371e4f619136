import { EksPodIdentityAssociation } from "@cdktf/provider-aws/lib/eks-pod-identity-association";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

import type { AwsPlace } from "../../config/catalogue/aws-place";
import type { PolicyStatement } from "../policy-statement";
import { ServiceRole } from "../service-role";

/** The cluster whose pods are meant. */
export interface PodIdentityPlace {
  readonly clusterName: string;
  /** No other cluster's pods can take the role. */
  readonly clusterArn: string;
  readonly place: AwsPlace;
  readonly tags: Readonly<Record<string, string>>;
}

/** Which pods get which rights. */
export interface PodIdentityProps extends PodIdentityPlace {
  readonly namespace: string;
  readonly serviceAccount: string;
  /** Unique in the account, at most 64 characters. */
  readonly roleName: string;
  /** ARNs of managed policies, each under a noun that becomes a part of its address. */
  readonly managedPolicyArns?: Readonly<Record<string, string>>;
  readonly statements?: readonly PolicyStatement[];
}

/** The role of one service account in one cluster, given to its pods by the EKS Pod Identity agent. */
export class PodIdentity extends Construct {
  readonly roleArn: string;
  /** What must exist before the pods start, for they get no credentials later. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: PodIdentityProps) {
    super(scope, id);
    const { clusterName, namespace, serviceAccount, tags } = props;
    const role = new ServiceRole(this, "pod-role", {
      roleName: props.roleName,
      description: `Pods of ${namespace}/${serviceAccount}`,
      trust: trustStatement(props),
      managedPolicyArns: props.managedPolicyArns,
      statements: props.statements,
      tags,
    });
    const association = new EksPodIdentityAssociation(this, "association", {
      clusterName,
      namespace,
      serviceAccount,
      roleArn: role.roleArn,
      tags: { ...tags, Name: props.roleName },
    });
    this.roleArn = role.roleArn;
    this.ready = [association, ...role.grants];
  }
}

/** EKS says in session tags which service account it acts for, and in the source ARN for which cluster. */
function trustStatement({ clusterArn, place, namespace, serviceAccount }: PodIdentityProps): PolicyStatement {
  return {
    Effect: "Allow",
    Principal: { Service: "pods.eks.amazonaws.com" },
    Action: ["sts:AssumeRole", "sts:TagSession"],
    Condition: {
      StringEquals: {
        "aws:SourceAccount": place.accountId,
        "aws:RequestTag/kubernetes-namespace": namespace,
        "aws:RequestTag/kubernetes-service-account": serviceAccount,
      },
      ArnEquals: { "aws:SourceArn": clusterArn },
    },
  };
}
