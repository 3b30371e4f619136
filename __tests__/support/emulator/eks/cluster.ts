import { type Document, given, MADE_AT } from "./document";

const LOG_TYPES = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

/** What EKS looks up or makes in EC2 for a cluster. */
export interface ClusterNetwork {
  readonly vpcId: string;
  readonly securityGroupId: string;
}

export interface ClusterPlace extends ClusterNetwork {
  readonly region: string;
  readonly account: string;
}

/** A new cluster as EKS describes it. */
export function newCluster(input: Document, { region, account, vpcId, securityGroupId }: ClusterPlace): Document {
  const name = String(input.name);
  const id = Buffer.from(name).toString("hex").padEnd(32, "0").slice(0, 32).toUpperCase();
  return {
    ...given(input, ["name", "version", "roleArn", "tags", "encryptionConfig"]),
    arn: `arn:aws:eks:${region}:${account}:cluster/${name}`,
    createdAt: MADE_AT,
    status: "ACTIVE",
    platformVersion: "eks.1",
    endpoint: `https://${id}.gr7.${region}.eks.amazonaws.com`,
    certificateAuthority: { data: Buffer.from(`the certificate of ${name}`).toString("base64") },
    identity: { oidc: { issuer: `https://oidc.eks.${region}.amazonaws.com/id/${id}` } },
    resourcesVpcConfig: {
      endpointPublicAccess: true,
      endpointPrivateAccess: false,
      securityGroupIds: [],
      ...vpcConfig(input),
      vpcId,
      clusterSecurityGroupId: securityGroupId,
    },
    kubernetesNetworkConfig: { ipFamily: "ipv4", ...(input.kubernetesNetworkConfig as Document) },
    logging: logging(input),
    // Whether its creator and EKS's own add-ons came with it is not told afterwards.
    accessConfig: {
      authenticationMode: "CONFIG_MAP",
      ...given((input.accessConfig ?? {}) as Document, ["authenticationMode"]),
    },
    upgradePolicy: { supportType: "EXTENDED", ...(input.upgradePolicy as Document) },
  };
}

/** What a change of its configuration changes. */
export function changedCluster(input: Document, cluster: Document): Document {
  return {
    ...given(input, ["accessConfig", "upgradePolicy", "zonalShiftConfig"]),
    ...(input.resourcesVpcConfig !== undefined && {
      resourcesVpcConfig: { ...(cluster.resourcesVpcConfig as Document), ...vpcConfig(input) },
    }),
    ...(input.logging !== undefined && { logging: logging(input, enabledTypes(cluster)) }),
  };
}

/** One minor version at a time, and never back. */
export function isNextVersion(version: string, cluster: Document): boolean {
  return minor(version) === minor(String(cluster.version)) + 1;
}

function minor(version: string): number {
  return Number(version.split(".")[1]);
}

/** Without a list the public endpoint is open to all. */
function vpcConfig(input: Document): Document {
  const config = (input.resourcesVpcConfig ?? {}) as Document;
  const isOpen = config.endpointPublicAccess === true && config.publicAccessCidrs === undefined;
  return isOpen ? { ...config, publicAccessCidrs: ["0.0.0.0/0"] } : config;
}

interface LogSetup {
  readonly enabled?: boolean;
  readonly types?: readonly string[];
}

function setups({ logging }: Document): readonly LogSetup[] {
  return (logging as { readonly clusterLogging?: readonly LogSetup[] } | undefined)?.clusterLogging ?? [];
}

function enabledTypes(document: Document): readonly string[] {
  return setups(document).flatMap(({ enabled, types }) => (enabled === true ? (types ?? []) : []));
}

function logging(input: Document, before: readonly string[] = []): Document {
  const off = setups(input).flatMap(({ enabled, types }) => (enabled === true ? [] : (types ?? [])));
  const on = new Set([...before, ...enabledTypes(input)].filter((type) => !off.includes(type)));
  const split = [true, false].map((enabled) => ({
    enabled,
    types: LOG_TYPES.filter((type) => on.has(type) === enabled),
  }));
  return { clusterLogging: split.filter(({ types }) => types.length > 0) };
}
