import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";

import { arns } from "../config/catalogue/arns";
import type { Client, Fleet } from "../config/fleet";
import { replicatedRoles } from "../config/derived/replicated-roles";
import { names } from "../config/names";
import { compare } from "../config/reading/compare";
import { ALL_SHARED_BUCKETS, SHARED_BUCKETS, STORAGE_FUNCTIONS } from "../config/catalogue/name-purposes";
import type { Tags } from "../config/tags";
import { ClientNetwork, type ClientNetworkProps } from "../modules/client-network/network";
import { ClientStorage } from "../modules/client-storage/client-storage";
import { EncryptionKey } from "../modules/encryption-key";
import type { ClientNetworkFacts, Contracts } from "./contracts";
import { clientStorageProps, storageFacts } from "./foundation-storage";
import { Layer, type LayerProps } from "./layer";
import { deletionWindowInDays } from "./protection";

const FUNCTIONS = Object.keys(STORAGE_FUNCTIONS) as (keyof typeof STORAGE_FUNCTIONS)[];

type FoundationFacts = Pick<Contracts, "clients" | "client_networks" | "client_storage">;

/** Layer 01: each client's key, network and buckets (S3-35…S3-47, S1-01…S1-08, S4-04…S4-22). */
export class Foundation extends Layer {
  private readonly fleet: Fleet;
  private readonly replicaProviders: ReadonlyMap<string, TerraformProvider>;

  constructor(scope: Construct, props: LayerProps) {
    super(scope, "foundation", props);
    this.fleet = props.fleet;
    this.replicaProviders = this.providersOfReplicas(props);
    const facts = this.eachClient(props.clients, (client, scope, tags) => this.client(client, scope, tags));
    this.publish("clients", facts);
    this.publish("client_networks", facts);
    this.publish("client_storage", facts);
  }

  /** One per region with a replica, and all others: a client that leaves, or changes the region, has left one there. */
  private providersOfReplicas({ fleet, clients }: LayerProps): ReadonlyMap<string, TerraformProvider> {
    const used = clients
      .filter((client) => replicatedRoles(client).length > 0)
      .map(({ storage }) => storage.replication.region);
    const providers = new Map(used.sort(compare).map((region) => [region, this.providers.in(region)]));
    this.keepProviders(fleet.replicaRegions);
    return providers;
  }

  private client(client: Client, scope: Construct, tags: Tags): FoundationFacts {
    const key = this.key(scope, client, tags);
    const network = new ClientNetwork(scope, "network", this.networkProps(client, key.keyArn, tags));
    return {
      clients: {
        client_code: client.clientCode,
        tier: client.tier,
        environment: this.target.environment,
        region: this.target.region,
        vpc_id: network.vpcId,
        kms_key_arn: key.keyArn,
      },
      client_networks: networkFacts(network),
      client_storage: storageFacts(this.storage(client, scope, key.keyArn, tags)),
    };
  }

  private storage(client: Client, scope: Construct, kmsKeyArn: string, tags: Tags): ClientStorage | undefined {
    if (!client.storage.enableDedicatedBuckets) return undefined;
    const replicaProvider = this.replicaProviders.get(client.storage.replication.region);
    const props = clientStorageProps(client, { target: this.target, kmsKeyArn, replicaProvider, tags });
    return new ClientStorage(scope, "storage", props);
  }

  /**
   * One key per client encrypts what the client's layers write; its log groups use it first. A deletion can be taken
   * back for 30 days in production; prevent_destroy would only stand in the way of `cdktf destroy`.
   */
  private key(scope: Construct, client: Client, tags: Tags): EncryptionKey {
    return new EncryptionKey(scope, "key", {
      aliasName: names.clientKeyAlias(this.target, client.name),
      description: `KMS key for S3 bucket encryption and all other data of ${client.name} in ${this.target.environment}`,
      deletionWindowInDays: deletionWindowInDays(this.target),
      logGroupArns: [
        names.flowLogGroup(this.target, client.name),
        names.vpnLogGroup(this.target, client.name),
        ...FUNCTIONS.map((purpose) => names.functionLogGroup(this.target, client.name, purpose)),
        names.controlPlaneLogGroup(this.target, client.name),
        names.auditLogErrors(this.target, client.name),
      ].map((logGroup) => arns.logGroup(this.target, logGroup)),
      // Alarms, rules, queues and nodes of the layers above: granted to every client, so that no feature changes the key.
      snsPublishers: true,
      autoScaling: true,
      place: this.target,
      tags: { ...tags, Service: "s3-encryption" },
    });
  }

  private networkProps(client: Client, kmsKeyArn: string, tags: Tags): ClientNetworkProps {
    const { target } = this;
    const { name, network, security, eks } = client;
    const retentionDays = this.fleet.platform.retention.flowLogsDays;
    const subnet = (kind: "public" | "private" | "eks", zone: string, cidr: string) => ({
      name: names.subnet(target, name, kind, zone),
      cidr,
    });
    return {
      vpcName: names.vpc(target, name),
      vpcCidr: network.vpcCidr,
      zones: network.zones.map(({ availabilityZone, subnets }) => ({
        availabilityZone,
        natName: names.natGateway(target, name, availabilityZone),
        public: subnet("public", availabilityZone, subnets.public),
        private: subnet("private", availabilityZone, subnets.private),
        eks: subnet("eks", availabilityZone, subnets.eks),
      })),
      natGateways: network.natGateways,
      clusterName: eks.enabled ? names.cluster(target, name) : undefined,
      securityGroupNames: {
        eks: names.securityGroup(target, name, "eks"),
        database: names.securityGroup(target, name, "database"),
        compute: names.securityGroup(target, name, "compute"),
      },
      databasePorts: security.databasePorts,
      customPorts: security.customPorts,
      flowLogs: {
        logGroupName: names.flowLogGroup(target, name),
        roleName: names.role(target, name, "flow-logs"),
        retentionDays,
        kmsKeyArn,
      },
      s3Endpoint: this.s3Access(client),
      vpn: this.vpn(client, kmsKeyArn, retentionDays),
      deletionProtection: client.deletionProtection,
      place: this.target,
      tags,
    };
  }

  /** The client's own buckets and its prefixes in the shared ones, and nothing of anybody else's. */
  private s3Access({ name, storage, apm }: Client): ClientNetworkProps["s3Endpoint"] {
    const roles = storage.enableDedicatedBuckets ? storage.roles : [];
    const shared = apm.configStore ? ALL_SHARED_BUCKETS : SHARED_BUCKETS;
    return {
      bucketNames: roles.map((role) => names.clientBucket(this.target, name, role)),
      sharedPrefixes: shared.map((type) => ({
        bucketName: names.sharedBucket(this.target, type),
        prefix: names.clientPrefix(type, name),
      })),
    };
  }

  private vpn({ name, vpn }: Client, kmsKeyArn: string, retentionDays: number): ClientNetworkProps["vpn"] {
    if (!vpn.enabled) return undefined;
    return {
      name: names.vpn(this.target, name),
      // The registry's checks guarantee all four while the VPN is on (S3-18).
      customerGatewayIp: vpn.customerGatewayIp!,
      localNetworkCidr: vpn.localNetworkCidr!,
      tunnel1InsideCidr: vpn.tunnel1InsideCidr!,
      tunnel2InsideCidr: vpn.tunnel2InsideCidr!,
      description: vpn.description,
      bgpAsn: vpn.bgpAsn,
      amazonSideAsn: vpn.amazonSideAsn,
      staticRoutesOnly: vpn.staticRoutesOnly,
      logGroupName: names.vpnLogGroup(this.target, name),
      alarmTopicArn: this.target.alertsTopicArn,
      retentionDays,
      kmsKeyArn,
    };
  }
}

function networkFacts(network: ClientNetwork): ClientNetworkFacts {
  return {
    vpc_id: network.vpcId,
    vpc_cidr: network.vpcCidr,
    public_subnet_ids: network.publicSubnetIds,
    private_subnet_ids: network.privateSubnetIds,
    eks_subnet_ids: network.eksSubnetIds,
    public_route_table_id: network.publicRouteTableId,
    private_route_table_ids: network.privateRouteTableIds,
    security_group_ids: network.securityGroupIds,
    nat_public_ips: network.natPublicIps,
    s3_endpoint_id: network.s3EndpointId,
    ...(network.vpnConnectionId ? { vpn_connection_id: network.vpnConnectionId } : {}),
  };
}
