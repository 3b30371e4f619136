/** Arguments of a resource or data source, as Terraform's JSON has them, without CDKTF's own metadata. */
export type Body = Readonly<Record<string, unknown>>;

/** A resource or data source, and whose it is. */
export interface Resource {
  readonly stack: string;
  readonly kind: "resource" | "data";
  readonly type: string;
  readonly id: string;
  /** As in a plan: `aws_vpc.acme_network_vpc`, `data.aws_ami.debian`. */
  readonly address: string;
  /** The client; undefined for what is everybody's. */
  readonly owner: string | undefined;
  readonly body: Body;
}

/** What a stack hands to others, or one client's part of it where an output is a map by client. */
export interface Output {
  readonly stack: string;
  readonly name: string;
  readonly owner: string | undefined;
  readonly value: unknown;
}

/** A provider's configuration: whose cluster, which region. */
export interface Provider {
  readonly stack: string;
  /** `aws`, `helm`. */
  readonly name: string;
  readonly alias: string | undefined;
  readonly owner: string | undefined;
  readonly body: Body;
}

/** An address that a resource had before, as a `moved` block says. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** A stack of a synth, one Terraform state: what its cdk.tf.json says. */
export interface Stack {
  /** `foundation`, or `foundation-acme` where every client has a state of its own. */
  readonly name: string;
  readonly layer: string;
  /** Whose state it is; undefined for a layer's one state. */
  readonly owner: string | undefined;
  /** `backend`, `required_providers`. */
  readonly terraform: Body;
  readonly providers: readonly Provider[];
  readonly resources: readonly Resource[];
  readonly outputs: readonly Output[];
  readonly moves: readonly Move[];
  /** What Terraform takes over instead of making it: `to`, `id`, `for_each`. */
  readonly imports: readonly Body[];
  /** Blocks that this project does not write, by their kind: `locals`, `variable`, `check`. */
  readonly others: Body;
}
