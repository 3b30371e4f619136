import { App, TerraformOutput, TerraformStack } from "cdktf";
import { ClusterProviders } from "../../../modules/cluster/cluster-providers";
import type { HelmValues } from "../../../modules/cluster/helm-values";
import { ClusterServices } from "../../../modules/cluster-services/cluster-services";
import type { ClusterServicesProps, ServiceCharts } from "../../../modules/cluster-services/cluster-services-props";
import type { IstioCharts } from "../../../modules/cluster-services/istio";
import { OHIO } from "../../support/aws-places";

export const CLUSTER = "acme-production-us-east-2";
export const KEY = "arn:aws:kms:us-east-2:123456789012:key/acme";

const REPOSITORY = "https://charts.example.com";
const chart = (name: string, version: string) => ({ repository: REPOSITORY, name, version });

function istioCharts(version: string): IstioCharts {
  const [base, istiod, cni] = [chart("base", version), chart("istiod", version), chart("cni", version)];
  return { base, istiod, cni, ztunnel: chart("ztunnel", version), gateway: chart("gateway", version) };
}

/** The versions that are the project's own defaults. */
export const NEWEST: Required<ServiceCharts> = {
  loadBalancerController: chart("aws-load-balancer-controller", "3.5.0"),
  clusterAutoscaler: chart("cluster-autoscaler", "9.59.0"),
  metricsServer: chart("metrics-server", "3.13.1"),
  externalDns: chart("external-dns", "1.21.1"),
  istio: istioCharts("1.30.3"),
};

/** The versions that document 003 names (S3-77). */
export const DOCUMENTED: Required<ServiceCharts> = {
  ...NEWEST,
  loadBalancerController: chart("aws-load-balancer-controller", "1.8.1"),
  clusterAutoscaler: chart("cluster-autoscaler", "9.37.0"),
  istio: istioCharts("1.27.1"),
};

const SMALL = { cpuMillicores: 100, memoryMib: 128 };

/** Everything on, as for a premium client. */
export const SERVICES: Omit<ClusterServicesProps, "providers"> = {
  clusterName: CLUSTER,
  kubernetesVersion: "1.35",
  vpcId: "vpc-0123",
  place: OHIO,
  kmsKeyArn: KEY,
  charts: NEWEST,
  roleNames: {
    "aws-load-balancer-controller": `${CLUSTER}-load-balancers`,
    "cluster-autoscaler": `${CLUSTER}-autoscaler`,
    "external-dns": `${CLUSTER}-external-dns`,
  },
  requests: {
    "aws-load-balancer-controller": SMALL,
    "cluster-autoscaler": SMALL,
    "external-dns": SMALL,
    "metrics-server": SMALL,
    istiod: { cpuMillicores: 200, memoryMib: 512 },
    "istio-cni": SMALL,
    ztunnel: SMALL,
    "istio-ingressgateway": SMALL,
  },
  replicas: { "aws-load-balancer-controller": 2, "metrics-server": 2, istiod: 2, "istio-ingressgateway": 2 },
  autoscaler: {
    scaleDownEnabled: true,
    scaleDownUnneededTime: "5m",
    scaleDownDelayAfterAdd: "10m",
    scaleDownUtilizationThreshold: 0.5,
  },
  externalDnsPolicy: "upsert-only",
  tracing: { service: "tempo.observability.svc.cluster.local", port: 4317 },
  zone: { zoneName: "acme.ezra.world", parentZoneId: "ZPARENT", createPlaceholder: true },
  tags: { Client: "acme", ClientCode: "ACME", CostCenter: "CC-ACME-001" },
};

/** One resource of the synthesized JSON. */
export interface Resource {
  readonly type: string;
  /** As `depends_on` has it. */
  readonly address: string;
  /** Its constructs' ids below the services. */
  readonly path: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

type Json = Record<string, unknown> & { "//"?: { metadata: { path: string } } };

/** The services as Terraform sees them, with questions to ask of them. */
export class SynthesizedServices {
  readonly resources: readonly Resource[];
  /** Everything the construct publishes, as the expressions that Terraform evaluates. */
  readonly published: Readonly<Record<string, unknown>>;

  constructor(changes: Partial<ClusterServicesProps> = {}) {
    const stack = new TerraformStack(new App(), "test");
    const providers = new ClusterProviders(stack, "cluster", {
      alias: "acme",
      clusterName: CLUSTER,
      endpoint: "https://example.eks.amazonaws.com",
      certificateAuthorityData: "Q0E=",
      region: "us-east-2",
    });
    const services = new ClusterServices(stack, "services", { ...SERVICES, providers, ...changes });
    new TerraformOutput(stack, "published", { value: { ...services, node: undefined } });
    const json = stack.toTerraform() as {
      resource: Record<string, Record<string, Json>>;
      output: { published: { value: Record<string, unknown> } };
    };
    this.published = json.output.published.value;
    this.resources = Object.entries(json.resource).flatMap(([type, byName]) =>
      Object.entries(byName).map(([name, { "//": metadata, ...args }]) => ({
        type,
        address: `${type}.${name}`,
        path: metadata!.metadata.path.replace("test/services/", ""),
        arguments: args,
      })),
    );
  }

  of(type: string): Resource[] {
    return this.resources.filter((resource) => resource.type === type);
  }

  at(path: string): Resource {
    const found = this.resources.filter((resource) => resource.path === path);
    if (found.length !== 1) throw new Error(`${found.length} resources at ${path}`);
    return found[0]!;
  }

  /** The chart values of a release, as Helm gets them. */
  values(releaseName: string): HelmValues {
    const release = this.of("helm_release").find((each) => each.arguments.name === releaseName);
    if (!release) throw new Error(`There is no release ${releaseName}`);
    return valuesOf(release);
  }

  /** Paths of all that Terraform makes before the resource at the path, and destroys after it. */
  before(path: string): Set<string> {
    const found = new Set<string>();
    const visit = (resource: Resource): void => {
      const text = JSON.stringify(resource.arguments);
      for (const other of this.resources) {
        if (other === resource || found.has(other.path)) continue;
        if (new RegExp(`${other.address.replaceAll(".", "\\.")}(?![\\w-])`).test(text)) {
          found.add(other.path);
          visit(other);
        }
      }
    };
    visit(this.at(path));
    return found;
  }
}

/** What Terraform's template language leaves of a release's values. */
export function valuesOf(release: Resource): HelmValues {
  const [text] = release.arguments.values as [string];
  return JSON.parse(text.replaceAll("$${", "${").replaceAll("%%{", "%{")) as HelmValues;
}
