import { arns } from "../../config/catalogue/arns";
import { regionalHost, type AwsPlace } from "../../config/catalogue/aws-place";
import type { PolicyStatement } from "../policy-statement";
import type { AlertingProps } from "./observability-props";
import { receiverSecrets } from "./receiver-secrets";

/** What Alertmanager may do: publish to one topic, and read the secrets of its own receivers. */
export function alertmanagerStatements(alerting: AlertingProps, place: AwsPlace): PolicyStatement[] {
  const { snsTopicArn, smtp } = alerting;
  const secretNames = Object.values(receiverSecrets(alerting));
  return [
    ...(snsTopicArn !== undefined && !smtp ? publish(snsTopicArn, alerting, place) : []),
    ...(secretNames.length > 0 ? read(secretNames, alerting, place) : []),
  ];
}

function publish(topicArn: string, alerting: AlertingProps, place: AwsPlace): PolicyStatement[] {
  return [
    { Sid: "PublishAlerts", Effect: "Allow", Action: "sns:Publish", Resource: topicArn },
    ...useKeys("sns", ["kms:Decrypt", "kms:GenerateDataKey"], alerting, place),
  ];
}

function read(names: readonly string[], alerting: AlertingProps, place: AwsPlace): PolicyStatement[] {
  return [
    {
      Sid: "ReadReceiverSecrets",
      Effect: "Allow",
      Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
      Resource: names.map((name) => arns.secret(place, name)),
    },
    ...useKeys("secretsmanager", ["kms:Decrypt"], alerting, place),
  ];
}

function useKeys(
  service: string,
  actions: readonly string[],
  { kmsKeyArns = [] }: AlertingProps,
  place: AwsPlace,
): PolicyStatement[] {
  if (kmsKeyArns.length === 0) return [];
  return [
    {
      Sid: `UseKeysThrough${service === "sns" ? "Sns" : "SecretsManager"}`,
      Effect: "Allow",
      Action: actions,
      Resource: kmsKeyArns,
      Condition: { StringEquals: { "kms:ViaService": regionalHost(place, service) } },
    },
  ];
}
