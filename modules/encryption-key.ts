import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { arns } from "../config/catalogue/arns";
import { regionalHost, type AwsPlace } from "../config/catalogue/aws-place";
import { policyDocument, type PolicyStatement } from "./policy-statement";

/** What a customer managed key is for. */
export interface EncryptionKeyProps {
  /** With `alias/` in front, as KMS wants it. */
  readonly aliasName: string;
  readonly description: string;
  readonly place: AwsPlace;
  /** Days in which a deletion can be taken back, 7 to 30 (M-15: 30 in production). */
  readonly deletionWindowInDays: number;
  /** Log groups of the key's region that CloudWatch Logs may encrypt, each by its whole name. */
  readonly logGroupArns?: readonly string[];
  /** CloudWatch alarms and EventBridge rules may send to topics and queues encrypted with this key (M-44); default false. */
  readonly snsPublishers?: boolean;
  /** Amazon EC2 Auto Scaling may start instances with disks encrypted with this key; default false. */
  readonly autoScaling?: boolean;
  /** The provider of another region than the stack's own. */
  readonly provider?: TerraformProvider;
  readonly tags?: Readonly<Record<string, string>>;
}

/** A KMS key that rotates every year, with an alias, open to its account and to the named services only. */
export class EncryptionKey extends Construct {
  readonly keyArn: string;
  readonly keyId: string;
  readonly aliasName: string;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);
    const { provider } = props;
    const key = new KmsKey(this, "key", {
      description: props.description,
      enableKeyRotation: true,
      deletionWindowInDays: props.deletionWindowInDays,
      policy: policyDocument(keyPolicyStatements(props)),
      tags: { ...props.tags, Name: props.aliasName },
      provider,
    });
    new KmsAlias(this, "alias", { name: props.aliasName, targetKeyId: key.keyId, provider });
    this.keyArn = key.arn;
    this.keyId = key.keyId;
    this.aliasName = props.aliasName;
  }
}

/** Who may use the key. In a key policy, `*` as the resource means this key. */
function keyPolicyStatements(props: EncryptionKeyProps): PolicyStatement[] {
  return [
    allowAccount(props),
    ...(props.logGroupArns ? [allowLogGroups(props.logGroupArns, props.place)] : []),
    ...(props.snsPublishers ? [allowAlarms(props.place), allowEventRules()] : []),
    ...(props.autoScaling ? allowAutoScaling(props) : []),
  ];
}

/** Hands the key to the account's IAM: without this statement a wrong policy makes the key unusable for ever. */
function allowAccount({ place }: EncryptionKeyProps): PolicyStatement {
  return {
    Sid: "EnableIAMPolicies",
    Effect: "Allow",
    Principal: { AWS: arns.accountRoot(place) },
    Action: "kms:*",
    Resource: "*",
  };
}

/** AWS's example also allows `kms:Describe*`, which knows no encryption context and so would allow nothing. */
function allowLogGroups(logGroupArns: readonly string[], place: AwsPlace): PolicyStatement {
  return {
    Sid: "AllowCloudWatchLogs",
    Effect: "Allow",
    Principal: { Service: regionalHost(place, "logs") },
    Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*"],
    Resource: "*",
    Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": logGroupArns } },
  };
}

function allowAlarms({ accountId }: AwsPlace): PolicyStatement {
  return {
    Sid: "AllowCloudWatchAlarms",
    Effect: "Allow",
    Principal: { Service: "cloudwatch.amazonaws.com" },
    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
    Resource: "*",
    Condition: { StringEquals: { "aws:SourceAccount": accountId } },
  };
}

/** EventBridge sends no source account or ARN with a publish to an encrypted topic: a condition would refuse it. */
function allowEventRules(): PolicyStatement {
  return {
    Sid: "AllowEventBridgeRules",
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
    Resource: "*",
  };
}

const AUTO_SCALING_ROLE = "aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";

/**
 * The service-linked role that starts managed nodes has no KMS rights of its own. It is named in a condition, since KMS
 * refuses a policy whose principal does not exist yet, as in an account without any Auto Scaling group.
 */
function allowAutoScaling({ place }: EncryptionKeyProps): PolicyStatement[] {
  const byAutoScaling = { "aws:PrincipalArn": arns.role(place, AUTO_SCALING_ROLE) };
  const common = { Effect: "Allow", Principal: { AWS: "*" }, Resource: "*" } as const;
  return [
    {
      Sid: "AllowAutoScaling",
      ...common,
      Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
      Condition: { StringEquals: byAutoScaling },
    },
    {
      Sid: "AllowAutoScalingToAttachDisks",
      ...common,
      Action: "kms:CreateGrant",
      Condition: { StringEquals: byAutoScaling, Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}
