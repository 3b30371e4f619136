import type { ClientStageName } from "../../../../config/catalogue/client-stages";
import type { Client, Target } from "../../../../config/fleet";
import type { SupportEnd } from "./support-end";

/** One client as the files have it, whatever its stage, with every place that it has or had. */
export interface ClientRecord {
  readonly name: string;
  /** Of the ledger; undefined for whom it doesn't name. */
  readonly stage: ClientStageName | undefined;
  /** YYYY-MM-DD. */
  readonly stageSince: string | undefined;
  /** Of clients.yaml; undefined for whom it doesn't name. */
  readonly enabled: boolean | undefined;
  readonly tier: string | undefined;
  readonly code: string | undefined;
  readonly fullName: string | undefined;
  /** In the order of the registry, then those that the ledger alone has. */
  readonly places: readonly ClientPlace[];
}

/** A client in one environment and region. */
export interface ClientPlace {
  readonly environment: string;
  readonly region: string;
  readonly vpcCidr: string;
  /** Of the ledger's entry for this place. */
  readonly allocatedDate: string | undefined;
  readonly notes: string | undefined;
  /** Absent where the platform settings don't have this environment in this region any more. */
  readonly target: Target | undefined;
  /** The client as it runs here, or would if it were enabled; undefined where only the ledger has it. */
  readonly client: Client | undefined;
  /** Of its cluster's Kubernetes; undefined without a cluster. */
  readonly kubernetes: SupportEnd | undefined;
}
