import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DeleteDashboardsCommand,
  PutDashboardCommand,
  PutMetricAlarmCommand,
} from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, CreateLogGroupCommand, DeleteLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateSecurityGroupCommand,
  CreateSnapshotCommand,
  CreateSubnetCommand,
  CreateVolumeCommand,
  CreateVpcCommand,
  DeleteSecurityGroupCommand,
  DeleteSnapshotCommand,
  DeleteSubnetCommand,
  DeleteVolumeCommand,
  DeleteVpcCommand,
  EC2Client,
  type ResourceType,
} from "@aws-sdk/client-ec2";
import {
  CreateLoadBalancerCommand,
  DeleteLoadBalancerCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { CreateRoleCommand, DeleteRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import {
  CreateAliasCommand,
  CreateKeyCommand,
  DeleteAliasCommand,
  KMSClient,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  DeleteHostedZoneCommand,
  Route53Client,
} from "@aws-sdk/client-route-53";
import { CreateSecretCommand, DeleteSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { CreateTopicCommand, DeleteTopicCommand, SNSClient } from "@aws-sdk/client-sns";
import { CreateQueueCommand, DeleteQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import { DeleteParameterCommand, PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";

import { names, type Place } from "../../config/names";
import { clientSettings } from "../../scripts/fleet/aws/client-settings";

/** Removes what was planted. */
export type Undo = () => Promise<unknown>;

/** One thing of a client's that is left: how it gets there, and how it goes. */
export interface Planted {
  readonly kind: string;
  /** Part of what the report calls it. */
  readonly subject: string;
  readonly undo: Undo;
}

const TRUST = JSON.stringify({ Version: "2012-10-17", Statement: [] });

/** Leaves something of each kind, of a client in a block, as controllers, people and half a destroy do. */
export async function leaveThings(client: string, block: string, place: Place, zoneAbove: string): Promise<Planted[]> {
  const settings = clientSettings(place.region);
  const ec2 = new EC2Client(settings);
  const planted: Planted[] = [];
  const plant = (kind: string, subject: string, undo: Undo) => planted.unshift({ kind, subject, undo });
  const Tags = [{ Key: "Client", Value: client }];
  const tagged = (ResourceType: ResourceType) => ({ TagSpecifications: [{ ResourceType, Tags }] });

  // In the block, without a tag: somebody's hand.
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: block }));
  const VpcId = Vpc!.VpcId!;
  plant("networks", VpcId, () => ec2.send(new DeleteVpcCommand({ VpcId })));
  const subnets = [];
  for (const zone of ["a", "b"]) {
    const third = zone === "a" ? 0 : 1;
    const CidrBlock = block.replace(/\.0\.0\/16$/, `.${third}.0/24`);
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({ VpcId, CidrBlock, AvailabilityZone: `${place.region}${zone}` }),
    );
    const SubnetId = Subnet!.SubnetId!;
    plant("subnets", SubnetId, () => ec2.send(new DeleteSubnetCommand({ SubnetId })));
    subnets.push(SubnetId);
  }
  const group = await ec2.send(new CreateSecurityGroupCommand({ VpcId, GroupName: "k8s-traffic", Description: "x" }));
  plant("security-groups", group.GroupId!, () => ec2.send(new DeleteSecurityGroupCommand({ GroupId: group.GroupId })));

  const volume = await ec2.send(
    new CreateVolumeCommand({ AvailabilityZone: `${place.region}a`, Size: 1, ...tagged("volume") }),
  );
  plant("volumes", volume.VolumeId!, () => ec2.send(new DeleteVolumeCommand({ VolumeId: volume.VolumeId })));
  const snapshot = await ec2.send(new CreateSnapshotCommand({ VolumeId: volume.VolumeId, ...tagged("snapshot") }));
  plant("snapshots", snapshot.SnapshotId!, () =>
    ec2.send(new DeleteSnapshotCommand({ SnapshotId: snapshot.SnapshotId })),
  );

  const elb = new ElasticLoadBalancingV2Client(settings);
  const { LoadBalancers } = await elb.send(
    new CreateLoadBalancerCommand({
      Name: `k8s-${client}`,
      Subnets: subnets,
      Tags: [{ Key: `kubernetes.io/cluster/${names.cluster(place, client)}`, Value: "owned" }],
    }),
  );
  const [balancer] = LoadBalancers!;
  plant("load-balancers", `k8s-${client}`, () =>
    elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn: balancer!.LoadBalancerArn })),
  );

  const iam = new IAMClient(settings);
  const RoleName = names.role(place, client, "cluster");
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: TRUST }));
  plant("roles", RoleName, () => iam.send(new DeleteRoleCommand({ RoleName })));

  const logs = new CloudWatchLogsClient(settings);
  const logGroupName = names.controlPlaneLogGroup(place, client);
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
  plant("log-groups", logGroupName, () => logs.send(new DeleteLogGroupCommand({ logGroupName })));

  const secrets = new SecretsManagerClient(settings);
  const Name = names.databaseSecret(place, client, "db-password");
  await secrets.send(new CreateSecretCommand({ Name, SecretString: "x", Tags }));
  plant("secrets", Name, () =>
    secrets.send(new DeleteSecretCommand({ SecretId: Name, ForceDeleteWithoutRecovery: true })),
  );

  const ssm = new SSMClient(settings);
  const parameter = names.databaseSettings(place, client);
  await ssm.send(new PutParameterCommand({ Name: parameter, Value: "x", Type: "String" }));
  plant("parameters", parameter, () => ssm.send(new DeleteParameterCommand({ Name: parameter })));

  const kms = new KMSClient(settings);
  const key = await kms.send(new CreateKeyCommand({ Tags: [{ TagKey: "Client", TagValue: client }] }));
  const KeyId = key.KeyMetadata!.KeyId!;
  const AliasName = names.clientKeyAlias(place, client);
  await kms.send(new CreateAliasCommand({ AliasName, TargetKeyId: KeyId }));
  plant("keys", KeyId, () => kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 30 })));
  plant("keys", AliasName, () => kms.send(new DeleteAliasCommand({ AliasName })));

  const sns = new SNSClient(settings);
  const topic = names.clusterAlertsTopic(place, client);
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: topic, Tags }));
  plant("topics", topic, () => sns.send(new DeleteTopicCommand({ TopicArn })));

  const sqs = new SQSClient(settings);
  const queue = names.queue(place, client, "uploads");
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: queue, tags: { Client: client } }));
  plant("queues", queue, () => sqs.send(new DeleteQueueCommand({ QueueUrl })));

  const cloudwatch = new CloudWatchClient(settings);
  const AlarmName = `${names.machine(place, client, "postgres")}-cpu`;
  await cloudwatch.send(
    new PutMetricAlarmCommand({
      AlarmName,
      ComparisonOperator: "GreaterThanThreshold",
      EvaluationPeriods: 1,
      Namespace: "x",
      MetricName: "x",
      Period: 60,
      Statistic: "Sum",
      Threshold: 1,
    }),
  );
  plant("alarms", AlarmName, () => cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: [AlarmName] })));
  const DashboardName = names.storageDashboard(place, client);
  await cloudwatch.send(new PutDashboardCommand({ DashboardName, DashboardBody: '{"widgets":[]}' }));
  plant("dashboards", DashboardName, () =>
    cloudwatch.send(new DeleteDashboardsCommand({ DashboardNames: [DashboardName] })),
  );

  const route53 = new Route53Client(settings);
  const zone = names.zone(zoneAbove, client);
  const { HostedZone } = await route53.send(new CreateHostedZoneCommand({ Name: zone, CallerReference: zone }));
  const zoneId = HostedZone!.Id!.replace("/hostedzone/", "");
  plant("dns-zones", `${zone} (${zoneId})`, () => route53.send(new DeleteHostedZoneCommand({ Id: zoneId })));
  return planted;
}

/** Has the zone above lead to a client's, or no longer. */
export function delegate(zoneId: string, zone: string, Action: "UPSERT" | "DELETE", region: string): Promise<unknown> {
  const record = { Name: zone, Type: "NS" as const, TTL: 300, ResourceRecords: [{ Value: "ns-1.example.net." }] };
  return new Route53Client(clientSettings(region)).send(
    new ChangeResourceRecordSetsCommand({
      HostedZoneId: zoneId,
      ChangeBatch: { Changes: [{ Action, ResourceRecordSet: record }] },
    }),
  );
}
