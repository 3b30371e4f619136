import { App, TerraformStack } from "cdktf";
import { parse } from "yaml";

import { statementsOf, type Statement } from "../../../scripts/fleet/review/policies/statement";

/** The arguments of one synthesized resource. */
export type Arguments = Readonly<Record<string, unknown>> & { readonly tags?: Readonly<Record<string, string>> };

/** A file as cloud-init is told to write it. */
export interface WrittenFile {
  readonly path: string;
  readonly permissions: string;
  readonly content: string;
}

interface Document {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
  readonly output?: Readonly<Record<string, { readonly value: unknown }>>;
}

/** A stack as Terraform sees it, with questions to ask of it; resources are found by a noun in their address. */
export class SynthesizedStack {
  private readonly resources: Document["resource"];
  private readonly outputs: NonNullable<Document["output"]>;

  constructor(make: (stack: TerraformStack) => void) {
    const stack = new TerraformStack(new App(), "test");
    make(stack);
    const withoutMetadata = (key: string, value: unknown) => (key === "//" ? undefined : value);
    const json = JSON.parse(JSON.stringify(stack.toTerraform(), withoutMetadata)) as Document;
    this.resources = json.resource;
    this.outputs = json.output ?? {};
  }

  all(type: string): Arguments[] {
    return Object.values(this.resources[type] ?? {});
  }

  one(type: string, noun = ""): Arguments {
    return this.find(type, noun)[1];
  }

  /** What a reference to the resource's attribute looks like. */
  reference(type: string, noun = "", attribute = "id"): string {
    return `\${${this.address(type, noun)}.${attribute}}`;
  }

  address(type: string, noun = ""): string {
    return `${type}.${this.find(type, noun)[0]}`;
  }

  /** An output's value: the expressions that Terraform evaluates. */
  output(name: string): unknown {
    return this.outputs[name]?.value;
  }

  /** What the one role with the noun in its address may do by its own policy. */
  rights(noun = ""): readonly Statement[] {
    return statementsOf(String(this.one("aws_iam_role_policy", noun).policy));
  }

  /** The files that the machine with the noun in its address writes at its first boot, by their paths. */
  files(noun = ""): Readonly<Record<string, WrittenFile>> {
    const files = this.cloudConfig(noun).write_files;
    return Object.fromEntries(files.map((file) => [file.path, file]));
  }

  commands(noun = ""): readonly string[][] {
    return this.cloudConfig(noun).runcmd;
  }

  /** User data as the machine gets it: what was escaped for Terraform is plain again, and references are as they were. */
  userData(noun = ""): string {
    const text = String(this.one("aws_instance", noun).user_data_base64);
    const [, literal] = /^\$\{base64gzip\((".*")\)\}$/s.exec(text) ?? [];
    return (JSON.parse(literal!) as string).replace(/([$%])\1\{/g, "$1{");
  }

  private cloudConfig(noun: string): { write_files: WrittenFile[]; runcmd: string[][] } {
    return parse(this.userData(noun)) as { write_files: WrittenFile[]; runcmd: string[][] };
  }

  private find(type: string, noun: string): [string, Arguments] {
    const found = Object.entries(this.resources[type] ?? {}).filter(([address]) => address.includes(noun));
    if (found.length !== 1) throw new Error(`${found.length} resources ${type} with "${noun}" in the address`);
    return found[0]!;
  }
}
