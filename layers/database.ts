import type { Construct } from "constructs";

import type { Client, ClientZone } from "../config/fleet";
import { machineAddress } from "../config/derived/machine-addresses";
import { names } from "../config/names";
import type { Tags } from "../config/tags";
import { PostgresPair, type PostgresPairProps } from "../modules/postgres/postgres-pair";
import type { ClientDatabaseFacts, Contracts } from "./contracts";
import { debianImage } from "./debian-image";
import { Layer, type LayerProps } from "./layer";
import { deletionWindowInDays } from "./protection";

/** PostgreSQL and Debian fit in the smallest image; logs and packages take the rest. */
const ROOT_VOLUME_SIZE_GIB = 30;

/** Where the database machines' own metrics are in CloudWatch. */
const METRICS_NAMESPACE = "ClientFleet/PostgreSQL";

/** Layer 03: each client's PostgreSQL primary and replica, on machines of its own (S3-60…S3-72). */
export class Database extends Layer {
  private readonly amiId: string;

  constructor(scope: Construct, props: LayerProps) {
    super(scope, "database", props);
    const clients = props.clients.filter(({ database }) => database.enabled);
    this.amiId = clients.length > 0 ? debianImage(this, this.target) : "";
    const facts = this.eachClient(clients, (client, scope, tags) => this.client(client, scope, tags));
    this.publish("client_databases", facts);
  }

  private client(client: Client, scope: Construct, tags: Tags): Pick<Contracts, "client_databases"> {
    const props = this.pairProps(client, tags);
    return { client_databases: databaseFacts(new PostgresPair(scope, "postgres", props), props) };
  }

  private pairProps(client: Client, tags: Tags): PostgresPairProps {
    const { name, database, security, storage, network, deletionProtection } = client;
    const [first, second] = network.zones as [ClientZone, ClientZone];
    return {
      name: names.machine(this.target, name, "postgres"),
      postgresVersion: database.postgresVersion,
      port: security.databasePorts[0]!,
      amiId: this.amiId,
      primary: this.machine(client, first, database.masterInstanceType),
      replica: database.replicaEnabled ? this.machine(client, second, database.replicaInstanceType) : undefined,
      securityGroupId: this.read("client_networks", name)((facts) => facts.security_group_ids.database),
      clientNetworkCidr: network.vpcCidr,
      rootVolumeSizeGib: ROOT_VOLUME_SIZE_GIB,
      dataVolumeSizeGib: database.dataVolumeSize,
      walVolumeSizeGib: database.walVolumeSize,
      backupVolumeSizeGib: database.backupVolumeSize,
      settingsName: names.databaseSettings(this.target, name),
      adminSecretName: names.databaseSecret(this.target, name, "db-password"),
      replicationSecretName: names.databaseSecret(this.target, name, "db-replication-password"),
      // Unprotected, the database is about to go for good, with its key: its names must be free when the client comes back.
      secretRecoveryWindowInDays: deletionProtection ? deletionWindowInDays(this.target) : 0,
      roleNames: {
        primary: names.role(this.target, name, "database-primary"),
        replica: names.role(this.target, name, "database-replica"),
        snapshots: names.role(this.target, name, "database-snapshots"),
      },
      snapshotPolicyName: names.snapshotPolicy(this.target, name, "postgres"),
      backupRetentionDays: storage.backupRetentionDays,
      keyName: security.keyPairName,
      metricsNamespace: METRICS_NAMESPACE,
      alarmTopicArn: this.target.alertsTopicArn,
      deletionProtection,
      kmsKeyArn: this.read("clients", name)((facts) => facts.kms_key_arn),
      place: this.target,
      tags,
    };
  }

  private machine(
    client: Client,
    { availabilityZone, subnets }: ClientZone,
    instanceType: string,
  ): PostgresPairProps["primary"] {
    return {
      instanceType,
      availabilityZone,
      subnetId: this.read("client_networks", client.name)((facts) => facts.private_subnet_ids[availabilityZone]),
      privateIp: machineAddress(subnets.private, "database"),
    };
  }
}

function databaseFacts(pair: PostgresPair, props: PostgresPairProps): ClientDatabaseFacts {
  const { primary, replica } = props;
  return {
    postgres_version: pair.postgresVersion,
    port: props.port,
    primary_private_ip: primary.privateIp,
    primary_instance_id: pair.primaryInstanceId,
    primary_availability_zone: primary.availabilityZone,
    ...(replica && {
      replica_private_ip: replica.privateIp,
      replica_instance_id: pair.replicaInstanceId,
      replica_availability_zone: replica.availabilityZone,
    }),
    password_secret_name: props.adminSecretName,
    password_secret_arn: pair.adminSecretArn,
    replication_secret_name: props.replicationSecretName,
    primary_volume_ids: pair.primaryVolumeIds,
    security_group_id: props.securityGroupId,
  };
}
