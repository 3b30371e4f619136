import type { Block } from "../../../../config/cidr";
import type { NameKind } from "../../../../config/catalogue/name-limits";
import type { AwsPlace } from "../../../../config/catalogue/aws-place";
import type { ClientPlace } from "./client-places";

/** Tags as a plain map. */
export type TagMap = Readonly<Record<string, string | undefined>>;

/** Something of the client that is still there. */
export interface Leftover {
  /** As AWS names it: an id, a name, an address. */
  readonly subject: string;
  /** Where AWS has an ARN for it: tells things apart that are found in two ways. */
  readonly arn?: string;
  /** How it was found to be the client's. */
  readonly found: string;
  /** What removes it, in this order. */
  readonly commands: readonly string[];
  /** Set for what stays on purpose. */
  readonly kept?: { readonly until: string; readonly because: string };
}

/** What a look brings. */
export interface Sight {
  readonly leftovers: readonly Leftover[];
}

/** One region of the account, or the account as a whole, and what the client has there. */
export interface SweepScene extends AwsPlace {
  readonly client: string;
  /** Every other client's name: what is theirs is never this one's. */
  readonly others: readonly string[];
  /** Where the client is or was, of what is swept; in a region those in it. */
  readonly places: readonly ClientPlace[];
  /** Every `environment region` of what is swept. */
  readonly scopes: ReadonlySet<string>;
  /** The names that the client's things of a kind have here. */
  readonly names: (kind: NameKind) => ReadonlySet<string>;
  readonly blocks: readonly Block[];
  /** The day of the sweep, YYYY-MM-DD. */
  readonly today: string;
  /** The name servers of a DNS name as the world has them; none where nothing leads there. */
  readonly resolve: (name: string) => Promise<readonly string[]>;
}

/** One kind of thing that is looked for. */
export interface SweepKind {
  readonly id: string;
  /** Whether each region has its own, or the account has them once. */
  readonly scope: "region" | "account";
  /** How it is looked for. */
  readonly looked: string;
  /** Why it may be left, and what to do about it. */
  readonly means: string;
  /** What a caller needs for it, in IAM's words. */
  readonly permission: string;
  /** Types of ARN (`ec2:volume`) of which it sees tags itself: what the tag index still has of them is gone. */
  readonly sees?: readonly string[];
  /** Errors of AWS may be thrown: what could not be looked at is reported as such (G13). */
  look(scene: SweepScene): Promise<Sight>;
}
