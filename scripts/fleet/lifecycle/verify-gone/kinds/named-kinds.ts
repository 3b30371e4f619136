import {
  CloudWatchClient,
  paginateDescribeAlarms,
  paginateListDashboards,
  type MetricAlarm,
} from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, paginateDescribeLogGroups } from "@aws-sdk/client-cloudwatch-logs";
import { EKSClient, paginateListClusters } from "@aws-sdk/client-eks";
import { EventBridgeClient, ListRulesCommand, type ListRulesResponse } from "@aws-sdk/client-eventbridge";
import { FirehoseClient, ListDeliveryStreamsCommand } from "@aws-sdk/client-firehose";
import { LambdaClient, paginateListFunctions } from "@aws-sdk/client-lambda";
import { paginateListTopics, SNSClient } from "@aws-sdk/client-sns";
import { paginateListQueues, SQSClient } from "@aws-sdk/client-sqs";
import { paginateDescribeParameters, SSMClient } from "@aws-sdk/client-ssm";

import type { NameKind } from "../../../../../config/catalogue/name-limits";
import { awsClient } from "../../../aws/aws-client";
import { allPages } from "../all-pages";
import type { SweepKind, SweepScene } from "../sweep-scene";
import { isLongerClients } from "../whose";
import { namedKind, type NamedRow, type NamedThing } from "./named-kind";

/** Alarms are called after what they watch. */
const WATCHED: readonly NameKind[] = ["S3 bucket", "SQS queue", "tag value", "EKS cluster", "delivery stream"];

const last = (arn = ""): string => arn.slice(arn.lastIndexOf(":") + 1);

const arnOf = ({ partition, region, accountId }: SweepScene, service: string, rest: string): string =>
  `arn:${partition}:${service}:${region}:${accountId}:${rest}`;

/** What services list by name. */
const ROWS: readonly NamedRow[] = [
  {
    id: "clusters",
    nameKind: "EKS cluster",
    means: "paid for by the hour; node groups and add-ons go first",
    permission: "eks:ListClusters",
    list: async (scene) =>
      (await allPages(paginateListClusters({ client: awsClient(EKSClient, scene.region) }, {}), (p) => p.clusters)).map(
        (name) => ({ name, arn: arnOf(scene, "eks", `cluster/${name}`) }),
      ),
    remove: (name) => [["eks", "delete-cluster", "--name", name]],
  },
  {
    id: "log-groups",
    nameKind: "log group",
    means: "EKS makes the control plane's anew for its last lines, without an end",
    permission: "logs:DescribeLogGroups",
    more: (name, { names }) =>
      [...names("EKS cluster")].some((cluster) =>
        ["/aws/eks/", "/aws/containerinsights/"].some((root) => name.startsWith(`${root}${cluster}/`)),
      ),
    list: async ({ region }) =>
      (
        await allPages(
          paginateDescribeLogGroups({ client: awsClient(CloudWatchLogsClient, region) }, {}),
          (p) => p.logGroups,
        )
      ).map(({ logGroupName, arn }) => ({ name: logGroupName, arn: arn?.replace(/:\*$/, "") })),
    remove: (name) => [["logs", "delete-log-group", "--log-group-name", name]],
  },
  {
    id: "alarms",
    nameKind: "tag value",
    means: "costs something each month, and never tells of anything any more",
    permission: "cloudwatch:DescribeAlarms",
    more: (name, scene) =>
      !isLongerClients(scene, name) &&
      WATCHED.some((kind) => [...scene.names(kind)].some((watched) => name.startsWith(`${watched}-`))),
    list: async ({ region }) =>
      (
        await allPages(
          paginateDescribeAlarms(
            { client: awsClient(CloudWatchClient, region) },
            { AlarmTypes: ["MetricAlarm", "CompositeAlarm"] },
          ),
          ({ MetricAlarms = [], CompositeAlarms = [] }): MetricAlarm[] => [...MetricAlarms, ...CompositeAlarms],
        )
      ).map(({ AlarmName, AlarmArn }) => ({ name: AlarmName, arn: AlarmArn })),
    remove: (name) => [["cloudwatch", "delete-alarms", "--alarm-names", name]],
  },
  {
    id: "dashboards",
    scope: "account",
    nameKind: "dashboard",
    means: "costs something each month, and shows nothing any more",
    permission: "cloudwatch:ListDashboards",
    list: async ({ region }) =>
      (
        await allPages(
          paginateListDashboards({ client: awsClient(CloudWatchClient, region) }, {}),
          (p) => p.DashboardEntries,
        )
      ).map(({ DashboardName, DashboardArn }) => ({ name: DashboardName, arn: DashboardArn })),
    remove: (name) => [["cloudwatch", "delete-dashboards", "--dashboard-names", name]],
  },
  {
    id: "topics",
    nameKind: "SNS topic",
    means: "still sends mail to whoever subscribed",
    permission: "sns:ListTopics",
    list: async ({ region }) =>
      (await allPages(paginateListTopics({ client: awsClient(SNSClient, region) }, {}), ({ Topics }) => Topics)).map(
        ({ TopicArn }) => ({ name: last(TopicArn), arn: TopicArn }),
      ),
    remove: (name, scene) => [["sns", "delete-topic", "--topic-arn", arnOf(scene, "sns", name)]],
  },
  {
    id: "queues",
    nameKind: "SQS queue",
    means: "may hold messages that nobody reads",
    permission: "sqs:ListQueues",
    list: async (scene) => {
      const pages = paginateListQueues({ client: awsClient(SQSClient, scene.region) }, {});
      return (await allPages(pages, ({ QueueUrls }) => QueueUrls)).map((url) => {
        const name = url.slice(url.lastIndexOf("/") + 1);
        return { name, arn: arnOf(scene, "sqs", name) };
      });
    },
    remove: (name, { region, accountId, partition }) => [
      [
        "sqs",
        "delete-queue",
        "--queue-url",
        `https://sqs.${region}.amazonaws.com${partition === "aws-cn" ? ".cn" : ""}/${accountId}/${name}`,
      ],
    ],
  },
  {
    id: "event-rules",
    nameKind: "event rule",
    means: "its targets go first: aws events list-targets-by-rule names them",
    permission: "events:ListRules",
    more: (name, { client, scopes }) =>
      [...scopes].some((scope) => {
        const root = `${client}-${scope.split(" ")[0]}-uploads-`;
        return name.startsWith(root) && /^[a-z0-9]+$/.test(name.slice(root.length));
      }),
    list: listRules,
    remove: (name) => [["events", "delete-rule", "--force", "--name", name]],
  },
  {
    id: "functions",
    nameKind: "Lambda function",
    means: "costs nothing until something calls it",
    permission: "lambda:ListFunctions",
    list: async ({ region }) =>
      (await allPages(paginateListFunctions({ client: awsClient(LambdaClient, region) }, {}), (p) => p.Functions)).map(
        ({ FunctionName, FunctionArn }) => ({ name: FunctionName, arn: FunctionArn }),
      ),
    remove: (name) => [["lambda", "delete-function", "--function-name", name]],
  },
  {
    id: "delivery-streams",
    nameKind: "delivery stream",
    means: "its log group's subscription may still feed it",
    permission: "firehose:ListDeliveryStreams",
    list: listStreams,
    remove: (name) => [["firehose", "delete-delivery-stream", "--delivery-stream-name", name]],
  },
  {
    id: "parameters",
    nameKind: "SSM parameter",
    means: "what its machines read at each start",
    permission: "ssm:DescribeParameters",
    // The slash at the end keeps acme from matching acme-eu.
    more: (name, { client, scopes }) =>
      [...scopes].some((scope) => name.startsWith(`/terraform/${client}/${scope.split(" ")[0]}/`)),
    list: async (scene) =>
      (
        await allPages(
          paginateDescribeParameters({ client: awsClient(SSMClient, scene.region) }, {}),
          (p) => p.Parameters,
        )
      ).map(({ Name = "" }) => ({
        name: Name,
        arn: arnOf(scene, "ssm", `parameter${Name.startsWith("/") ? "" : "/"}${Name}`),
      })),
    remove: (name) => [["ssm", "delete-parameter", "--name", name]],
  },
];

async function listRules({ region }: SweepScene): Promise<NamedThing[]> {
  const events = awsClient(EventBridgeClient, region);
  const rules: NamedThing[] = [];
  let NextToken: string | undefined;
  do {
    const page: ListRulesResponse = await events.send(new ListRulesCommand({ NextToken }));
    rules.push(...(page.Rules ?? []).map(({ Name, Arn }) => ({ name: Name, arn: Arn })));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return rules;
}

async function listStreams(scene: SweepScene): Promise<NamedThing[]> {
  const firehose = awsClient(FirehoseClient, scene.region);
  const all: string[] = [];
  for (let more = true; more;) {
    const page = await firehose.send(
      new ListDeliveryStreamsCommand({ Limit: 100, ExclusiveStartDeliveryStreamName: all.at(-1) }),
    );
    const names = page.DeliveryStreamNames ?? [];
    all.push(...names);
    more = page.HasMoreDeliveryStreams === true && names.length > 0;
  }
  return all.map((name) => ({ name, arn: arnOf(scene, "firehose", `deliverystream/${name}`) }));
}

/** Every kind of thing that is known by its name. */
export const NAMED_KINDS: readonly SweepKind[] = ROWS.map(namedKind);
