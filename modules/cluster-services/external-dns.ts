import { Construct } from "constructs";
import { ChartRelease } from "../cluster/chart-release";
import { Reference, type HelmValues } from "../cluster/helm-values";
import { resources } from "../cluster/requests";
import type { ContainerRequests } from "../../config/catalogue/workloads/container";
import { PodIdentity } from "../eks/pod-identity";
import type { PolicyStatement } from "../policy-statement";
import type { AddOnProps } from "../cluster/add-on";
import type { ClientZone } from "./client-zone";

/** What becomes of records whose Service or Ingress is gone: `sync` deletes its own, `upsert-only` and `create-only` none. */
export type ExternalDnsPolicy = "sync" | "upsert-only" | "create-only";

/** What writes the names of a cluster's Services and Ingresses. */
export interface ExternalDnsProps extends AddOnProps {
  readonly roleName: string;
  /** The only zone that it may write to. */
  readonly zone: ClientZone;
  readonly policy: ExternalDnsPolicy;
  readonly requests: ContainerRequests;
}

const NAMESPACE = "kube-system";
const NAME = "external-dns";

/** Writes the records that Services and Ingresses are annotated with into the client's zone, and no other (S3-83). */
export class ExternalDns extends Construct {
  constructor(scope: Construct, id: string, props: ExternalDnsProps) {
    super(scope, id);
    const { cluster, chart, roleName, zone } = props;
    const identity = new PodIdentity(this, "identity", {
      ...cluster,
      namespace: NAMESPACE,
      serviceAccount: NAME,
      roleName,
      statements: zoneStatements(zone.zoneArn),
    });
    new ChartRelease(this, "chart", {
      releaseName: NAME,
      chart,
      namespace: NAMESPACE,
      values: values(props),
      helm: cluster.helm,
      dependsOn: [...props.after, ...identity.ready],
    });
  }
}

function values({ cluster, zone, policy, requests }: ExternalDnsProps): HelmValues {
  return {
    provider: { name: "aws" },
    env: [{ name: "AWS_DEFAULT_REGION", value: cluster.place.region }],
    serviceAccount: { create: true, name: NAME },
    // Sources of Istio's or the Gateway API's kinds fail without their CRDs: the gateway's Service is annotated instead.
    sources: ["service", "ingress"],
    policy,
    registry: "txt",
    // Says which records are this cluster's: another one here would orphan all that exist.
    txtOwnerId: cluster.clusterName,
    // Owner records need names of their own: the apex may have a TXT record (M-59). The dot and the record type in the
    // prefix keep even the apex's owner record inside the zone.
    txtPrefix: "_edns-%{record_type}.",
    domainFilters: [zone.zoneName],
    extraArgs: { "zone-id-filter": new Reference(zone.zoneId), "aws-zone-type": "public" },
    resources: resources(requests),
  };
}

/** Writing the records of one zone; listing zones is all or nothing in AWS. */
function zoneStatements(zoneArn: string): PolicyStatement[] {
  return [
    {
      Sid: "WriteOwnZone",
      Effect: "Allow",
      Action: ["route53:ChangeResourceRecordSets", "route53:ListResourceRecordSets", "route53:ListTagsForResources"],
      Resource: zoneArn,
    },
    { Sid: "FindZones", Effect: "Allow", Action: "route53:ListHostedZones", Resource: "*" },
  ];
}
