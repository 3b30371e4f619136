import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Every so many clients have a VPN, and every third is premium with buckets of its own: no single size stands for all. */
const VPN_EVERY = 10;
const PREMIUM_EVERY = 3;
/** A /20 each: 10.0.0.0/8 holds 4096 of them. */
const LARGEST = 4096;

/** Writes a valid registry and ledger of that many clients into a project's folder. */
export function writeRegistry(root: string, count: number): void {
  if (count > LARGEST) throw new Error(`10.0.0.0/8 has room for ${LARGEST} clients`);
  const numbers = Array.from({ length: count }, (_, index) => index);
  const clients = numbers.map((number) => clientEntry(number)).join("");
  const ledger = numbers.map((number) => ledgerEntry(number)).join("");
  mkdirSync(join(root, "config"), { recursive: true });
  writeFileSync(
    join(root, "config/clients.yaml"),
    count === 0 ? "allow_empty: true\nclients: {}\n" : `clients:\n${clients}`,
  );
  writeFileSync(join(root, "cidr-registry.yaml"), count === 0 ? "clients: {}\n" : `clients:\n${ledger}`);
}

function clientName(number: number): string {
  return `client-${String(number).padStart(4, "0")}`;
}

function vpcCidr(number: number): string {
  return `10.${Math.floor(number / 16)}.${(number % 16) * 16}.0/20`;
}

function clientEntry(number: number): string {
  return `  ${clientName(number)}:
    enabled: true
    client_code: C${String(number).padStart(4, "0")}
    tier: ${number % PREMIUM_EVERY === 0 ? "premium" : "standard"}
    network:
      vpc_cidr: ${vpcCidr(number)}
      nat_gateways: ${number % PREMIUM_EVERY === 0 ? "per-zone" : "single"}
    eks:
      instance_types: [t3.large]
    security:
      custom_ports: [8080, 9090]
${number % VPN_EVERY === 0 ? vpn() : ""}${number % PREMIUM_EVERY === 0 ? storage() : ""}    metadata:
      full_name: Client ${number}
      industry: Technology
      contact_email: ops@client-${number}.example
      cost_center: CC-${number}
      business_unit: Enterprise
`;
}

function vpn(): string {
  return `    vpn:
      enabled: true
      customer_gateway_ip: 20.40.60.80
      local_network_cidr: 192.168.0.0/24
      tunnel1_inside_cidr: 169.254.10.0/30
      tunnel2_inside_cidr: 169.254.11.0/30
`;
}

function storage(): string {
  return `    storage:
      enable_dedicated_buckets: true
      roles: [input, output, logs, data]
      cost_optimization:
        enabled: true
        inventory: false
`;
}

function ledgerEntry(number: number): string {
  return `  ${clientName(number)}:
    vpc_cidr: ${vpcCidr(number)}
    region: us-east-2
    environment: production
    allocated_date: "2026-01-05"
`;
}
