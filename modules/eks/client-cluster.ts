import { Construct } from "constructs";

import { arns } from "../../config/catalogue/arns";
import type { AwsPlace } from "../../config/catalogue/aws-place";
import type { AddOnVersions } from "../../config/catalogue/workloads/add-on-versions";
import { Administrator } from "./administrator";
import { AuditDelivery, type AuditSettings } from "./audit-delivery";
import { ControlPlane, type ControlPlaneSettings } from "./control-plane";
import { ControlPlaneLogs } from "./control-plane-logs";
import { NetworkAddOns } from "./network-add-ons";
import { type NodeSettings, Nodes } from "./nodes";
import { OidcProvider } from "../oidc-provider";
import { WorkloadAddOns } from "./workload-add-ons";

/** Everything about one client's cluster, in AWS's words. */
export interface ClientClusterProps extends ControlPlaneSettings {
  /** EKS subnet of each zone, in the order in which zones take nodes that don't divide evenly. */
  readonly subnetIds: Readonly<Record<string, string>>;
  /** ARNs of the roles that administer the cluster, each under a noun that becomes a part of its address. */
  readonly administrators: Readonly<Record<string, string>>;
  /** ARNs of roles that read everything in the cluster, secrets among it; named alike. */
  readonly readers: Readonly<Record<string, string>>;
  readonly addOnVersions: AddOnVersions;
  readonly nodes: NodeSettings;
  readonly logs: { readonly logGroupName: string; readonly retentionDays: number };
  readonly audit: AuditSettings;
  /** Unique in the account, at most 64 characters each. */
  readonly roleNames: Readonly<Record<"cluster" | "nodes" | "vpcCni" | "ebsCsi", string>>;
  readonly place: AwsPlace;
  readonly tags: Readonly<Record<string, string>>;
  /** Of what the cluster makes, or EC2 for it: the provider's own tags among them. */
  readonly allTags: Readonly<Record<string, string>>;
}

/** One client's Kubernetes cluster with its nodes, add-ons, administrators and audit trail (S3-48…S3-59). */
export class ClientCluster extends Construct {
  readonly clusterName: string;
  readonly clusterArn: string;
  /** Minor version of Kubernetes. */
  readonly version: string;
  readonly endpoint: string;
  /** Base64, as kubeconfig files want it. */
  readonly certificateAuthorityData: string;
  readonly oidcIssuerUrl: string;
  readonly oidcProviderArn: string;
  /** The group that EKS makes, which control plane and nodes carry. */
  readonly clusterSecurityGroupId: string;
  readonly nodeRoleArn: string;
  /** By zone. */
  readonly nodeGroupNames: Readonly<Record<string, string>>;
  readonly logGroupName: string;
  readonly auditStreamName: string;

  constructor(scope: Construct, id: string, props: ClientClusterProps) {
    super(scope, id);
    const { place, kmsKeyArn, roleNames, addOnVersions, tags, allTags } = props;
    const clusterArn = arns.cluster(place, props.clusterName);

    const logs = new ControlPlaneLogs(this, "logs", { ...props.logs, kmsKeyArn, tags });
    const controlPlane = new ControlPlane(this, "control-plane", {
      ...props,
      subnetIds: Object.values(props.subnetIds),
      roleName: roleNames.cluster,
      logGroup: logs.logGroup,
      clusterArn,
    });
    const { clusterName, clusterSecurityGroupId, oidcIssuerUrl } = controlPlane;
    const administrators = new Construct(this, "administrators");
    for (const [name, roleArn] of Object.entries(props.administrators))
      new Administrator(administrators, name, { clusterName, roleArn, place, name, tags });
    if (Object.keys(props.readers).length > 0) {
      const readers = new Construct(this, "readers");
      for (const [name, roleArn] of Object.entries(props.readers))
        new Administrator(readers, name, { clusterName, roleArn, place, name, tags, rights: "read" });
    }
    const oidc = new OidcProvider(this, "oidc", { issuerUrl: oidcIssuerUrl, name: props.clusterName, tags });

    const cluster = { clusterName, clusterArn, addOnVersions, place, tags, allTags };
    const network = new NetworkAddOns(this, "network", { ...cluster, vpcCniRoleName: roleNames.vpcCni });
    const nodes = new Nodes(this, "nodes", {
      ...props.nodes,
      clusterName,
      kubernetesVersion: props.kubernetesVersion,
      nodeName: `${props.clusterName}-node`,
      subnetIds: props.subnetIds,
      securityGroupIds: [clusterSecurityGroupId, props.securityGroupId],
      kmsKeyArn,
      roleName: roleNames.nodes,
      networkAddOns: network.installed,
      place,
      tags,
      allTags,
    });
    new WorkloadAddOns(this, "workloads", {
      ...cluster,
      ebsCsiRoleName: roleNames.ebsCsi,
      kmsKeyArn,
      nodeGroups: nodes.nodeGroups,
    });
    new AuditDelivery(this, "audit", {
      ...props.audit,
      logGroupName: logs.logGroupName,
      retentionDays: props.logs.retentionDays,
      kmsKeyArn,
      place,
      tags,
    });

    // What is known beforehand is published as it is, so that a plan of the layers above can count on it.
    this.clusterName = props.clusterName;
    this.clusterArn = clusterArn;
    this.version = props.kubernetesVersion;
    this.endpoint = controlPlane.endpoint;
    this.certificateAuthorityData = controlPlane.certificateAuthorityData;
    this.oidcIssuerUrl = oidcIssuerUrl;
    this.oidcProviderArn = oidc.provider.arn;
    this.clusterSecurityGroupId = clusterSecurityGroupId;
    this.nodeRoleArn = nodes.roleArn;
    this.nodeGroupNames = nodes.nodeGroupNames;
    this.logGroupName = props.logs.logGroupName;
    this.auditStreamName = props.audit.streamName;
  }
}
