import { App, TerraformOutput, TerraformStack } from "cdktf";
import {
  chartPagesOf,
  defaultVersion,
  releaseOf,
  type ReleasedCharts,
} from "../../../config/catalogue/workloads/charts";
import { ClusterProviders } from "../../../modules/cluster/cluster-providers";
import type { HelmValues } from "../../../modules/cluster/helm-values";
import { ClusterServices } from "../../../modules/cluster-services/cluster-services";
import { OHIO } from "../../support/aws-places";
import type { ClusterServicesProps } from "../../../modules/cluster-services/cluster-services-props";

export const CLUSTER = "acme-production-us-east-2";
export const KEY = "arn:aws:kms:us-east-2:123456789012:key/acme";

const REPOSITORY = "https://charts.example.com";

type Charts = Required<ReleasedCharts<"cluster-services">>;

/** Every service, in the project's own default versions unless it says otherwise. */
function charts(versions: Readonly<Record<string, string>> = {}): Charts {
  const released = chartPagesOf("cluster-services").map(([key, page]) => {
    const version = versions[key] ?? defaultVersion(page);
    return [key, releaseOf({ ...page, repository: REPOSITORY }, version)] as const;
  });
  return Object.fromEntries(released) as unknown as Charts;
}

/** The versions that are the project's own defaults. */
export const NEWEST = charts();

/** The versions that document 003 names (S3-77). */
export const DOCUMENTED = charts({
  "aws-load-balancer-controller": "1.8.1",
  "cluster-autoscaler": "9.37.0",
  istio: "1.27.1",
});

type Container = keyof ClusterServicesProps["requests"];
const CONTAINERS = chartPagesOf("cluster-services").flatMap(([, page]) => Object.keys(page.containers)) as Container[];

/** The same of every container. */
export const ofEach = <T>(value: T): Record<Container, T> =>
  Object.fromEntries(CONTAINERS.map((name) => [name, value])) as Record<Container, T>;

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
  requests: { ...ofEach(SMALL), istiod: { cpuMillicores: 200, memoryMib: 512 } },
  replicas: ofEach(2),
  autoscaler: {
    scaleDownEnabled: true,
    scaleDownUnneededTime: "5m",
    scaleDownDelayAfterAdd: "10m",
    scaleDownUtilizationThreshold: 0.5,
  },
  externalDnsPolicy: "upsert-only",
  tracing: { service: "tempo.observability.svc.cluster.local", port: 4317 },
  zone: { zoneName: "acme.ezra.world", parentZoneId: "ZPARENT", createPlaceholder: true, deletionProtection: true },
  tags: { Client: "acme", ClientCode: "ACME", CostCenter: "CC-ACME-001" },
  allTags: { Environment: "production", Client: "acme", ClientCode: "ACME", CostCenter: "CC-ACME-001" },
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
