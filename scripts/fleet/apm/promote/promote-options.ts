import type { Environment } from "../../../../config/catalogue/environments";
import type { OutputOptions } from "../options";

/** What a promotion is told. */
export interface PromoteOptions extends OutputOptions {
  readonly client: string;
  readonly from: Environment;
  readonly to: Environment;
  readonly region?: string;
  readonly fromRegion?: string;
  readonly fromProfile?: string;
  readonly root: string;
  readonly rollback?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}
