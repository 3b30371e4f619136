import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { Construct } from "constructs";
import { arns } from "../../config/catalogue/arns";
import { regionalHost, type AwsPlace } from "../../config/catalogue/aws-place";
import { policyDocument, type PolicyStatement } from "../policy-statement";

/** The state that the policy opens. */
export interface StateAccessPolicyProps {
  readonly policyName: string;
  readonly bucketName: string;
  /** Where the states are, with the slash at its end: `providers/aws/`. */
  readonly keyPrefix: string;
  readonly tableName: string;
  readonly place: AwsPlace;
  /** The key that encrypts the state, if it is not S3's own. */
  readonly kmsKeyArn?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * What running Terraform needs of the state bucket and of both locks (S0-22, M-61), and nothing more: it removes its
 * lock files, but never a state.
 */
export class StateAccessPolicy extends Construct {
  readonly policyArn: string;

  constructor(scope: Construct, id: string, props: StateAccessPolicyProps) {
    super(scope, id);
    const policy = new IamPolicy(this, "policy", {
      name: props.policyName,
      description: `Terraform states in ${props.bucketName} and their locks`,
      policy: policyDocument(stateAccessStatements(props)),
      tags: { ...props.tags, Name: props.policyName },
    });
    this.policyArn = policy.arn;
  }
}

function stateAccessStatements(props: StateAccessPolicyProps): PolicyStatement[] {
  const { bucketName, keyPrefix, tableName, place, kmsKeyArn } = props;
  const arn = arns.bucket(place, bucketName);
  return [
    {
      Sid: "ListStates",
      Effect: "Allow",
      Action: "s3:ListBucket",
      Resource: arn,
      Condition: { StringLike: { "s3:prefix": `${keyPrefix}*` } },
    },
    {
      Sid: "ReadAndWriteStates",
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:PutObject"],
      Resource: `${arn}/${keyPrefix}*.tfstate`,
    },
    {
      Sid: "LockInBucket",
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
      Resource: `${arn}/${keyPrefix}*.tflock`,
    },
    {
      Sid: "LockInTable",
      Effect: "Allow",
      Action: ["dynamodb:DescribeTable", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem"],
      Resource: arns.table(place, tableName),
    },
    ...(kmsKeyArn ? [useKey(kmsKeyArn, place)] : []),
  ];
}

/** The key is used through S3 and DynamoDB alone, so that it decrypts nothing else. */
function useKey(kmsKeyArn: string, place: AwsPlace): PolicyStatement {
  return {
    Sid: "UseKey",
    Effect: "Allow",
    Action: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
    Resource: kmsKeyArn,
    Condition: {
      StringEquals: { "kms:ViaService": [regionalHost(place, "s3"), regionalHost(place, "dynamodb")] },
    },
  };
}
