import type { LEAKS } from "./leaks";

/** A kind of leak: `reference`, `bucket`, `wildcard`. */
export type Leak = keyof typeof LEAKS;

/** One place where something of one client's meets another's. Names and addresses only: never a value around them. */
export interface Breach {
  readonly leak: Leak;
  readonly stack: string;
  /** `aws_vpc.acme_network_vpc`, `output.client_networks`, `provider.helm.acme`, `terraform.backend`, `moved.0`. */
  readonly address: string;
  /** The JSON path below the address: keys and indices joined by dots; within policies and other documents in a text, too. */
  readonly path: string;
  /** Whose it is; undefined for what is nobody's. */
  readonly owner: string | undefined;
  /** Whose it takes in; undefined for everybody's. */
  readonly other: string | undefined;
  /** What of the other's: a name, an address, an ARN, a block. */
  readonly thing: string;
}
