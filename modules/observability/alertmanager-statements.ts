import type { PolicyStatement } from "../policy-statement";
import type { AlertingProps } from "./observability-props";
import { receiverSecrets } from "./receiver-secrets";

/** Where the topic and the secrets are. */
export interface AlertingSurroundings {
  readonly region: string;
  readonly accountId: string;
  readonly partition: string;
}

/** What Alertmanager may do: publish to one topic, and read the secrets of its own receivers. */
export function alertmanagerStatements(alerting: AlertingProps, place: AlertingSurroundings): PolicyStatement[] {
  const { snsTopicArn, smtp } = alerting;
  const secretNames = Object.values(receiverSecrets(alerting));
  return [
    ...(snsTopicArn !== undefined && !smtp ? publish(snsTopicArn, alerting, place) : []),
    ...(secretNames.length > 0 ? read(secretNames, alerting, place) : []),
  ];
}

function publish(topicArn: string, alerting: AlertingProps, place: AlertingSurroundings): PolicyStatement[] {
  return [
    { Sid: "PublishAlerts", Effect: "Allow", Action: "sns:Publish", Resource: topicArn },
    ...useKeys("sns", ["kms:Decrypt", "kms:GenerateDataKey"], alerting, place),
  ];
}

function read(names: readonly string[], alerting: AlertingProps, place: AlertingSurroundings): PolicyStatement[] {
  const { partition, region, accountId } = place;
  return [
    {
      Sid: "ReadReceiverSecrets",
      Effect: "Allow",
      Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
      // Secrets Manager puts six characters of its own behind every name.
      Resource: names.map((name) => `arn:${partition}:secretsmanager:${region}:${accountId}:secret:${name}-??????`),
    },
    ...useKeys("secretsmanager", ["kms:Decrypt"], alerting, place),
  ];
}

function useKeys(
  service: string,
  actions: readonly string[],
  { kmsKeyArns = [] }: AlertingProps,
  { region, partition }: AlertingSurroundings,
): PolicyStatement[] {
  if (kmsKeyArns.length === 0) return [];
  const host = `${service}.${region}.amazonaws.com${partition === "aws-cn" ? ".cn" : ""}`;
  return [
    {
      Sid: `UseKeysThrough${service === "sns" ? "Sns" : "SecretsManager"}`,
      Effect: "Allow",
      Action: actions,
      Resource: kmsKeyArns,
      Condition: { StringEquals: { "kms:ViaService": host } },
    },
  ];
}
