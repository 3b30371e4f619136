import type { FileName } from "../../../../config/registry";

/** One value that differs between two versions of registry, ledger and platform settings; order, comments and quotes say nothing. */
export interface RegistryChange {
  readonly file: FileName;
  /** `clients.acme.eks.node_group.max_size`; of a client who comes or goes the one path `clients.acme`. */
  readonly path: string;
  /** Whose it is; undefined for what is everybody's: platform settings, reserved blocks. */
  readonly client: string | undefined;
  readonly kind: "added" | "changed" | "removed";
  /** Plain data; undefined where there is none. */
  readonly before: unknown;
  readonly after: unknown;
  /** Where the head has it, or where the base had what is gone. */
  readonly line: number;
  readonly column: number;
}

/** What somebody has changed in the three files. */
export interface RegistryChanges {
  readonly changes: readonly RegistryChange[];
  /** Clients that a change names. */
  readonly clients: ReadonlySet<string>;
  /** Changes that reach every client. */
  readonly shared: readonly RegistryChange[];
}
