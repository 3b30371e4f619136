/** What becomes of a resource: removed and replaced lose what they hold. */
export type Action = "add" | "change" | "replace" | "remove";

/** An argument that differs. Values are for comparison; whoever prints goes through `shown`, which hides secrets and long texts. */
export interface AttributeChange {
  /** Keys and indices joined by dots: `scaling_config.max_size`. Policies and other JSON texts are compared within: `policy.Statement.0.Action`. */
  readonly path: string;
  /** Undefined where it was not there. */
  readonly before: unknown;
  /** Undefined where it is gone. */
  readonly after: unknown;
  /** What may be printed, or undefined for "changed": secrets, and texts over 120 characters. */
  readonly shown: { readonly before: string; readonly after: string } | undefined;
  /** Whether the resource's `ignore_changes` has Terraform leave it as it is. */
  readonly ignored?: true;
}

/** What changes at one address. */
export interface ResourceChange {
  readonly stack: string;
  readonly layer: string;
  /** As in a plan. */
  readonly address: string;
  readonly type: string;
  /** The client; undefined for what is everybody's. */
  readonly owner: string | undefined;
  readonly action: Action;
  /** Empty for what is added or removed. */
  readonly attributes: readonly AttributeChange[];
  /** Paths of the attributes that AWS can't change in place; empty unless replaced. */
  readonly replacedBy: readonly string[];
  /** Whether a plan says so, or the table of attributes forecasts it. */
  readonly source: "forecast" | "plan";
  /** The address that a `moved` block says it had. */
  readonly movedFrom?: string;
  /** The stack whose state held it: somebody has to move it there, or Terraform makes it a second time. */
  readonly movedFromStack?: string;
}

/** Everything that differs between two synths, without what is only in another order. */
export interface ChangeSet {
  /** Sorted: removed, replaced, changed, added; then by stack and address. */
  readonly changes: readonly ResourceChange[];
  /** Contracts whose value differs, by stack, output and client. */
  readonly outputs: readonly { readonly stack: string; readonly name: string; readonly owner: string | undefined }[];
  /** Backends, providers and their versions that differ: the stack and the paths. */
  readonly settings: readonly {
    readonly stack: string;
    readonly owner: string | undefined;
    readonly paths: readonly string[];
  }[];
  /** Stacks that only one side has. */
  readonly stacks: { readonly added: readonly string[]; readonly removed: readonly string[] };
}
