import { readFileSync } from "node:fs";
import { join } from "node:path";

import ts from "typescript";

import { PUBLISHED_BY, type ContractName } from "../../layers/contracts";
import { documentsNamed, REGISTRY_NAMES } from "../support/fleets";
import { PROJECT_ROOT } from "../support/synth-project";

/** Every interface in contracts.ts: its members as written, a trailing "?" for those that may be absent, and their types. */
const INTERFACES = interfacesOf(join(PROJECT_ROOT, "layers", "contracts.ts"));
const CONTRACTS = Object.entries(INTERFACES.Contracts!);

describe("What layers tell each other", () => {
  it("is every contract, each by one layer", () => {
    expect(Object.keys(PUBLISHED_BY).sort()).toEqual(CONTRACTS.map(([contract]) => contract).sort());
  });

  it.each(REGISTRY_NAMES)("has the shape of its interface, for every client: %s", (name) => {
    for (const [stack, { output = {} }] of Object.entries(documentsNamed(name))) {
      for (const [contract, type] of CONTRACTS) {
        const layer = PUBLISHED_BY[contract as ContractName];
        if (stack !== layer && !stack.startsWith(`${layer}-`)) continue;
        const fields = Object.keys(INTERFACES[type]!);
        const required = fields.filter((field) => !field.endsWith("?"));
        const known = fields.map((field) => field.replace("?", ""));
        for (const facts of Object.values(output[contract]!.value as Record<string, object>)) {
          expect(Object.keys(facts)).toEqual(expect.arrayContaining(required));
          expect(known).toEqual(expect.arrayContaining(Object.keys(facts)));
        }
      }
    }
  });

  it("is keyed by client, so that `terraform output -json clients | jq -r 'keys[]'` lists them (S3-128)", () => {
    const { output } = documentsNamed("the shipped example").foundation!;
    expect(Object.keys(output!.clients!.value as object)).toEqual(["acme", "globex"]);
  });

  it("is what another stack needs of a client (S3-47)", () => {
    const { output } = documentsNamed("the shipped example").foundation!;
    const networks = output!.client_networks!.value as Record<string, unknown>;
    const zones = (value: unknown): unknown => ({ "us-east-2a": value, "us-east-2b": value });
    const text = expect.stringMatching(/^\$\{aws_[a-z_]+\.acme_[\w-]+\.(id|public_ip)\}$/) as unknown;
    expect(networks.acme).toEqual({
      vpc_id: "${aws_vpc.acme_network_vpc.id}",
      vpc_cidr: "10.100.0.0/16",
      public_subnet_ids: zones(text),
      private_subnet_ids: zones(text),
      eks_subnet_ids: zones(text),
      public_route_table_id: text,
      private_route_table_ids: zones(text),
      security_group_ids: { eks: text, database: text, compute: text },
      nat_public_ips: zones(text),
      s3_endpoint_id: text,
      vpn_connection_id: text,
    });
    expect(networks.globex).not.toHaveProperty("vpn_connection_id");
    expect(networks.globex).toMatchObject({ nat_public_ips: { "us-east-2a": expect.any(String) as unknown } });
  });
});

function interfacesOf(path: string): Record<string, Record<string, string>> {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022, true);
  const interfaces = source.statements.filter((statement) => ts.isInterfaceDeclaration(statement));
  return Object.fromEntries(
    interfaces.map(({ name, members }) => [
      name.text,
      Object.fromEntries(members.filter((member) => ts.isPropertySignature(member)).map(nameAndType)),
    ]),
  );
}

function nameAndType({ name, questionToken, type }: ts.PropertySignature): [string, string] {
  return [`${name.getText()}${questionToken ? "?" : ""}`, type!.getText()];
}
