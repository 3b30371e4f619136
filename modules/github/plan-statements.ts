import { arns } from "../../config/catalogue/arns";
import { regionalHost, type AwsPlace } from "../../config/catalogue/aws-place";
import type { PolicyStatement } from "../policy-statement";

/** The states that a plan begins with, and where the plain parameters are that it compares. */
export interface PlanScope {
  readonly stateBucketName: string;
  /** Where the states are, with the slash at its end: `providers/aws/`. */
  readonly stateKeyPrefix: string;
  /** The key that encrypts the states, if it is not S3's own. */
  readonly stateKmsKeyArn?: string;
  /** Names of parameters, with `*` for any text: those that hold no secret. */
  readonly parameterNames: readonly string[];
  /** What every function of ours carries: names may be cut, tags are not. */
  readonly functionTags: Readonly<Record<string, string>>;
  /** Where the states are; parameters and functions are in all regions. */
  readonly place: AwsPlace;
}

/**
 * What Terraform reads of the types of resources that we make: settings, never contents. `Describe*` and `List*` stand
 * where a service has nothing else behind them; where it has (objects, log events, console output, code), actions are named
 * one by one. A type that is new here shows in a plan as AccessDenied with the action's name.
 */
const SETTINGS = [
  "cloudtrail:DescribeTrails",
  "cloudtrail:GetEventSelectors",
  "cloudtrail:GetInsightSelectors",
  "cloudtrail:GetTrail",
  "cloudtrail:GetTrailStatus",
  "cloudtrail:ListTags",
  "cloudwatch:DescribeAlarms",
  "cloudwatch:GetDashboard",
  "cloudwatch:ListTagsForResource",
  "ce:ListCostAllocationTags",
  "dlm:GetLifecyclePolicy",
  "dlm:ListTagsForResource",
  "dynamodb:DescribeContinuousBackups",
  "dynamodb:DescribeTable",
  "dynamodb:DescribeTimeToLive",
  "dynamodb:ListTagsOfResource",
  "ec2:Describe*",
  "eks:Describe*",
  "eks:List*",
  "events:DescribeRule",
  "events:ListTagsForResource",
  "events:ListTargetsByRule",
  "firehose:DescribeDeliveryStream",
  "firehose:ListTagsForDeliveryStream",
  "iam:GetInstanceProfile",
  "iam:GetOpenIDConnectProvider",
  "iam:GetPolicy",
  "iam:GetPolicyVersion",
  "iam:GetRole",
  "iam:GetRolePolicy",
  "iam:ListAttachedRolePolicies",
  "iam:ListInstanceProfileTags",
  "iam:ListInstanceProfilesForRole",
  "iam:ListPolicyTags",
  "iam:ListPolicyVersions",
  "iam:ListRolePolicies",
  "iam:ListRoleTags",
  "kms:DescribeKey",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListAliases",
  "kms:ListResourceTags",
  "logs:DescribeLogGroups",
  "logs:DescribeLogStreams",
  "logs:DescribeSubscriptionFilters",
  "logs:ListTagsForResource",
  "route53:GetChange",
  "route53:GetHostedZone",
  "route53:ListHostedZones",
  "route53:ListHostedZonesByName",
  "route53:ListResourceRecordSets",
  "route53:ListTagsForResource",
  "s3:GetAccelerateConfiguration",
  "s3:GetAnalyticsConfiguration",
  "s3:GetBucket*",
  "s3:GetEncryptionConfiguration",
  "s3:GetIntelligentTieringConfiguration",
  "s3:GetInventoryConfiguration",
  "s3:GetLifecycleConfiguration",
  "s3:GetMetricsConfiguration",
  "s3:GetReplicationConfiguration",
  // Whether a bucket is there is asked as a list of it; what its objects hold is not.
  "s3:ListBucket",
  "s3:ListTagsForResource",
  "secretsmanager:DescribeSecret",
  "secretsmanager:GetResourcePolicy",
  "sns:GetSubscriptionAttributes",
  "sns:GetTopicAttributes",
  "sns:ListTagsForResource",
  "sqs:GetQueueAttributes",
  "sqs:GetQueueUrl",
  "sqs:ListQueueTags",
  "ssm:DescribeParameters",
  "ssm:ListTagsForResource",
] as const;

/** Functions have variables in their settings, which may be anything: ours alone are read. */
const FUNCTIONS = [
  "lambda:GetFunction",
  "lambda:GetFunctionCodeSigningConfig",
  "lambda:GetFunctionConcurrency",
  "lambda:GetFunctionConfiguration",
  "lambda:GetPolicy",
  "lambda:ListTags",
  "lambda:ListVersionsByFunction",
] as const;

/** What reading a plan's two sides takes, without a lock: `terraform plan -lock=false` writes nothing. */
export function planStatements(scope: PlanScope): PolicyStatement[] {
  const { stateBucketName, stateKeyPrefix, stateKmsKeyArn, parameterNames, functionTags, place } = scope;
  const anywhere = { ...place, region: "*" };
  return [
    { Sid: "ReadSettings", Effect: "Allow", Action: SETTINGS, Resource: "*" },
    {
      Sid: "ReadStates",
      Effect: "Allow",
      Action: "s3:GetObject",
      Resource: `${arns.bucket(place, stateBucketName)}/${stateKeyPrefix}*.tfstate`,
    },
    {
      Sid: "ReadPlainParameters",
      Effect: "Allow",
      Action: ["ssm:GetParameter", "ssm:GetParameters"],
      Resource: parameterNames.map((name) => arns.parameter(anywhere, name)),
    },
    {
      Sid: "ReadFunctions",
      Effect: "Allow",
      Action: FUNCTIONS,
      Resource: arns.lambdaFunction(anywhere, "*"),
      Condition: {
        StringEquals: Object.fromEntries(
          Object.entries(functionTags).map(([key, value]) => [`aws:ResourceTag/${key}`, value]),
        ),
      },
    },
    ...(stateKmsKeyArn ? [decryptStates(stateKmsKeyArn, place)] : []),
    // Whatever somebody attaches to the role later.
    {
      Sid: "ReadNoSecrets",
      Effect: "Deny",
      Action: ["secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue"],
      Resource: "*",
    },
  ];
}

function decryptStates(kmsKeyArn: string, place: AwsPlace): PolicyStatement {
  return {
    Sid: "DecryptStates",
    Effect: "Allow",
    Action: "kms:Decrypt",
    Resource: kmsKeyArn,
    Condition: { StringEquals: { "kms:ViaService": regionalHost(place, "s3") } },
  };
}
