import type { Construct } from "constructs";

import { addOnVersions } from "../config/catalogue/workloads/add-on-versions";
import { needsAlertingSecrets } from "../config/capacity/cluster-requests";
import { administrators } from "../config/derived/administrators";
import type { Client, Fleet } from "../config/fleet";
import { architectureOf } from "../config/catalogue/instance-types";
import { names } from "../config/names";
import type { RolePurpose } from "../config/catalogue/name-purposes";
import { allTags, type Tags } from "../config/tags";
import { ClientCluster, type ClientClusterProps } from "../modules/eks/client-cluster";
import type { ClientClusterFacts, Contracts } from "./contracts";
import { Layer, type LayerProps } from "./layer";

/** Layer 02: each client's Kubernetes cluster, with its nodes, add-ons and audit logs (S3-48…S3-59). */
export class Platform extends Layer {
  private readonly fleet: Fleet;

  constructor(scope: Construct, props: LayerProps) {
    super(scope, "platform", props);
    this.fleet = props.fleet;
    const clients = props.clients.filter(({ eks }) => eks.enabled);
    const facts = this.eachClient(clients, (client, scope, tags) => this.client(client, scope, tags));
    this.publish("client_clusters", facts);
  }

  private client(client: Client, scope: Construct, tags: Tags): Pick<Contracts, "client_clusters"> {
    return { client_clusters: clusterFacts(new ClientCluster(scope, "cluster", this.clusterProps(client, tags))) };
  }

  private clusterProps(client: Client, tags: Tags): ClientClusterProps {
    const { accountId, administratorRoleArns, github } = this.target;
    const { kubernetes, retention } = this.fleet.platform;
    const network = this.read("client_networks", client.name);
    const zones = client.network.zones.map(({ availabilityZone }) => availabilityZone);
    return {
      clusterName: names.cluster(this.target, client.name),
      kubernetesVersion: client.eks.version,
      supportType: kubernetes.supportType,
      serviceIpv4Cidr: kubernetes.serviceIpv4Cidr,
      subnetIds: Object.fromEntries(zones.map((zone) => [zone, network((facts) => facts.eks_subnet_ids[zone])])),
      securityGroupId: network((facts) => facts.security_group_ids.eks),
      deletionProtection: client.deletionProtection,
      publicAccessCidrs: kubernetes.publicAccess ? kubernetes.managementCidrBlocks : [],
      kmsKeyArn: this.read("clients", client.name)((facts) => facts.kms_key_arn),
      administrators: administrators(administratorRoleArns, accountId),
      readers: administrators(github?.plansClusters ? [github.planRoleArn] : [], accountId),
      addOnVersions: this.addOns(client),
      nodes: this.nodes(client, zones),
      logs: {
        logGroupName: names.controlPlaneLogGroup(this.target, client.name),
        retentionDays: retention.controlPlaneLogsDays,
      },
      audit: this.audit(client),
      roleNames: {
        cluster: this.role(client, "cluster"),
        nodes: this.role(client, "nodes"),
        vpcCni: this.role(client, "vpc-cni"),
        ebsCsi: this.role(client, "ebs-csi"),
      },
      place: this.target,
      tags,
      allTags: allTags(this.target, this.layer, tags),
    };
  }

  private addOns({ eks }: Client): ClientClusterProps["addOnVersions"] {
    const { kubernetes, alerting } = this.fleet.platform;
    return addOnVersions({
      kubernetesVersion: eks.version,
      chosen: kubernetes.addOnVersions,
      alertingSecrets: needsAlertingSecrets(alerting),
    });
  }

  private nodes({ name, eks, network }: Client, zones: readonly string[]): ClientClusterProps["nodes"] {
    return {
      instanceTypes: eks.instanceTypes,
      // All of one architecture: the registry's checks say so.
      architecture: architectureOf(eks.instanceTypes[0]!),
      capacityType: eks.capacityType,
      diskSizeGib: eks.diskSize,
      minSize: eks.minSize,
      maxSize: eks.maxSize,
      desiredSize: eks.desiredSize,
      nodeGroupStems: Object.fromEntries(zones.map((zone) => [zone, names.nodeGroup(this.target, name, zone)])),
      subnetCidrs: Object.fromEntries(network.zones.map((each) => [each.availabilityZone, each.subnets.eks])),
      launchTemplateName: names.nodeLaunchTemplate(this.target, name),
    };
  }

  /** Into the client's part of the bucket that keeps audit logs for seven years (S3-94, M-55). */
  private audit(client: Client): ClientClusterProps["audit"] {
    return {
      bucketName: names.sharedBucket(this.target, "audit-logs"),
      prefix: names.clientPrefix("audit-logs", client.name),
      streamName: names.auditLogStream(this.target, client.name),
      errorLogGroupName: names.auditLogErrors(this.target, client.name),
      deliveryRoleName: this.role(client, "audit-delivery"),
      subscriptionRoleName: this.role(client, "audit-subscription"),
      alarmTopicArn: this.target.alertsTopicArn,
    };
  }

  private role(client: Client, purpose: RolePurpose): string {
    return names.role(this.target, client.name, purpose);
  }
}

function clusterFacts(cluster: ClientCluster): ClientClusterFacts {
  return {
    cluster_name: cluster.clusterName,
    cluster_arn: cluster.clusterArn,
    kubernetes_version: cluster.version,
    endpoint: cluster.endpoint,
    certificate_authority_data: cluster.certificateAuthorityData,
    oidc_issuer_url: cluster.oidcIssuerUrl,
    oidc_provider_arn: cluster.oidcProviderArn,
    cluster_security_group_id: cluster.clusterSecurityGroupId,
    node_role_arn: cluster.nodeRoleArn,
    node_group_names: cluster.nodeGroupNames,
    control_plane_log_group: cluster.logGroupName,
    audit_log_stream: cluster.auditStreamName,
  };
}
