import { App, TerraformOutput, TerraformStack } from "cdktf";
import { ClientNetwork, type ClientNetworkProps } from "../../../modules/client-network/network";
import type { VpnSettings } from "../../../modules/client-network/vpn";
import { OHIO } from "../../support/aws-places";

/** One resource of the synthesized JSON: its arguments by their Terraform names. */
export type Resource = Record<string, unknown> & { tags?: Record<string, string> };

export const KMS_KEY_ARN = "arn:aws:kms:us-east-2:123456789012:key/1b2c3d4e-0000-4000-8000-000000000000";

/** A network of two zones with everything on but the VPN. */
export const NETWORK: ClientNetworkProps = {
  deletionProtection: true,
  vpcName: "acme-production-vpc",
  vpcCidr: "10.100.0.0/16",
  zones: [
    {
      availabilityZone: "us-east-2a",
      natName: "acme-production-nat-us-east-2a",
      public: { name: "acme-production-public-us-east-2a", cidr: "10.100.0.0/20" },
      private: { name: "acme-production-private-us-east-2a", cidr: "10.100.32.0/20" },
      eks: { name: "acme-production-eks-us-east-2a", cidr: "10.100.64.0/20" },
    },
    {
      availabilityZone: "us-east-2b",
      natName: "acme-production-nat-us-east-2b",
      public: { name: "acme-production-public-us-east-2b", cidr: "10.100.16.0/20" },
      private: { name: "acme-production-private-us-east-2b", cidr: "10.100.48.0/20" },
      eks: { name: "acme-production-eks-us-east-2b", cidr: "10.100.80.0/20" },
    },
  ],
  natGateways: "per-zone",
  clusterName: "acme-production-us-east-2",
  securityGroupNames: {
    eks: "acme-production-eks",
    database: "acme-production-database",
    compute: "acme-production-compute",
  },
  databasePorts: [5432, 5433],
  customPorts: [8080, 9090],
  flowLogs: {
    logGroupName: "/fleet/production/acme/flow-logs",
    retentionDays: 365,
    kmsKeyArn: KMS_KEY_ARN,
    roleName: "acme-production-us-east-2-flow-logs",
  },
  s3Endpoint: {
    bucketNames: ["fleet-us-east-2-acme-input-production"],
    sharedPrefixes: [
      { bucketName: "fleet-us-east-2-logs-production", prefix: "logs/client=acme/" },
      { bucketName: "fleet-us-east-2-traces-production", prefix: "traces/client=acme/" },
    ],
  },
  place: OHIO,
  tags: { Client: "acme", ClientCode: "ACME", CostCenter: "CC-ACME-001" },
};

/** A VPN with the documents' values and one static route. */
export const VPN: VpnSettings = {
  name: "acme-production-vpn",
  customerGatewayIp: "203.0.113.12",
  bgpAsn: 65001,
  amazonSideAsn: 64512,
  staticRoutesOnly: true,
  localNetworkCidr: "192.168.0.0/24",
  tunnel1InsideCidr: "169.254.10.0/30",
  tunnel2InsideCidr: "169.254.11.0/30",
  logGroupName: "/aws/vendedlogs/acme-production-vpn",
  retentionDays: 365,
  kmsKeyArn: KMS_KEY_ARN,
  alarmTopicArn: "arn:aws:sns:us-east-2:123456789012:alerts",
};

interface SynthesizedStack {
  resource: Record<string, Record<string, Resource>>;
  output: { published: { value: Record<keyof ClientNetwork, unknown> } };
}

/** The network as Terraform sees it, with questions to ask of it. */
export class SynthesizedNetwork {
  private readonly resources: Record<string, Record<string, Resource>>;
  /** Everything the construct publishes, as the expressions that Terraform evaluates. */
  readonly published: Record<keyof ClientNetwork, unknown>;

  constructor(changes: Partial<ClientNetworkProps> = {}) {
    const stack = new TerraformStack(new App(), "foundation");
    const network = new ClientNetwork(stack, "network", { ...NETWORK, ...changes });
    new TerraformOutput(stack, "published", { value: { ...network, node: undefined } });

    const withoutMetadata = (key: string, value: unknown) => (key === "//" ? undefined : value);
    const json = JSON.parse(JSON.stringify(stack.toTerraform(), withoutMetadata)) as SynthesizedStack;
    this.resources = json.resource;
    this.published = json.output.published.value;
  }

  types(): string[] {
    return Object.keys(this.resources);
  }

  all(type: string): Resource[] {
    return Object.values(this.resources[type] ?? {});
  }

  /** The resource of the type whose address tells of the noun. */
  one(type: string, noun = ""): Resource {
    const found = Object.entries(this.resources[type] ?? {}).filter(([address]) => address.includes(noun));
    if (found.length !== 1) throw new Error(`${found.length} resources ${type} with "${noun}" in the address`);
    return found[0]![1];
  }

  /** What a reference to the resource's attribute looks like. */
  reference(type: string, noun = "", attribute = "id"): string {
    const found = Object.keys(this.resources[type] ?? {}).filter((address) => address.includes(noun));
    if (found.length !== 1) throw new Error(`${found.length} resources ${type} with "${noun}" in the address`);
    return `\${${type}.${found[0]}.${attribute}}`;
  }
}
