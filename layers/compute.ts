import type { Construct } from "constructs";

import type { Client } from "../config/fleet";
import { machineAddress } from "../config/derived/machine-addresses";
import { names } from "../config/names";
import type { Tags } from "../config/tags";
import { AnalyticsMachine, type AnalyticsMachineProps } from "../modules/analytics/analytics-machine";
import type { Contracts } from "./contracts";
import { debianImage } from "./debian-image";
import { Layer, type LayerProps } from "./layer";

/** Where the machines' own metrics are in CloudWatch. */
const METRICS_NAMESPACE = "ClientFleet/Analytics";

/** Layer 04: the analytics machine of each client that has one (S3-73, S3-74). */
export class Compute extends Layer {
  private readonly amiId: string;

  constructor(scope: Construct, props: LayerProps) {
    super(scope, "compute", props);
    const clients = props.clients.filter(({ compute }) => compute.analyticsEnabled);
    this.amiId = clients.length > 0 ? debianImage(this, this.target) : "";
    const facts = this.eachClient(clients, (client, scope, tags) => this.client(client, scope, tags));
    this.publish("client_analytics", facts);
  }

  private client(client: Client, scope: Construct, tags: Tags): Pick<Contracts, "client_analytics"> {
    const props = this.machineProps(client, tags);
    const machine = new AnalyticsMachine(scope, "analytics", props);
    return {
      client_analytics: {
        instance_id: machine.instanceId,
        private_ip: props.privateIp,
        availability_zone: props.availabilityZone,
        data_volume_id: machine.dataVolumeId,
        role_arn: machine.roleArn,
        security_group_id: props.securityGroupId,
      },
    };
  }

  private machineProps(client: Client, tags: Tags): AnalyticsMachineProps {
    const { name, compute, security, storage, network, deletionProtection } = client;
    const { availabilityZone, subnets } = network.zones[0]!;
    const facts = this.read("client_networks", name);
    return {
      name: names.machine(this.target, name, "analytics"),
      amiId: this.amiId,
      instanceType: compute.instanceType,
      availabilityZone,
      subnetId: facts(({ private_subnet_ids }) => private_subnet_ids[availabilityZone]),
      privateIp: machineAddress(subnets.private, "analytics"),
      securityGroupId: facts(({ security_group_ids }) => security_group_ids.compute),
      rootVolumeSizeGib: compute.rootVolumeSize,
      dataVolumeSizeGib: compute.dataVolumeSize,
      roleName: names.role(this.target, name, "analytics"),
      managedPolicyArns: this.storageAccess(client),
      snapshots: {
        policyName: names.snapshotPolicy(this.target, name, "analytics"),
        roleName: names.role(this.target, name, "analytics-snapshots"),
        retentionDays: storage.backupRetentionDays,
      },
      keyName: security.keyPairName,
      metricsNamespace: METRICS_NAMESPACE,
      alarmTopicArn: this.target.alertsTopicArn,
      deletionProtection,
      kmsKeyArn: this.read("clients", name)(({ kms_key_arn }) => kms_key_arn),
      place: this.target,
      tags,
    };
  }

  /** The machine works on the client's own buckets, where there are any (S3-74). */
  private storageAccess({ name, storage }: Client): Readonly<Record<string, string>> {
    if (!storage.enableDedicatedBuckets) return {};
    return { storage: this.read("client_storage", name)(({ access_policy_arn }) => access_policy_arn) };
  }
}
