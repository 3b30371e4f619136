import type { LifecycleOptions } from "../../../../../config/catalogue/storage/lifecycle";
import type { BucketPurpose } from "../../../../../config/catalogue/storage/profiles";
import { STORAGE_PRICES } from "../../../../../config/catalogue/storage/storage-prices";
import { EXIT, ExitError } from "../../../terminal/exit";
import { printJson, printLine } from "../../../terminal/print";
import { ageing, stayingInStandard } from "./ageing";
import { estimateCosts, totalOf, type Workload } from "./estimate";
import { estimateTable } from "./estimate-table";

/** A profile, and the workload that it is estimated for. */
export interface EstimateOptions extends LifecycleOptions {
  readonly profile: BucketPurpose;
  readonly prefix?: string;
  readonly objects: number;
  readonly size: number;
  readonly reads: number;
  readonly readUntil: number;
  readonly months: number;
  readonly json?: boolean;
}

/** Estimates both and prints the comparison. */
export function showEstimate({ profile: purpose, prefix, json, ...options }: EstimateOptions): void {
  const workload: Workload = {
    objectsPerMonth: options.objects,
    objectBytes: options.size,
    readsPerMonth: options.reads,
    readUntilDay: options.readUntil,
    months: options.months,
  };
  const life = ageingOf(purpose, options, prefix);
  const { region, currency, asOf, source } = STORAGE_PRICES;
  const result = {
    purpose,
    workload,
    prices: { region, currency, asOf, source },
    profile: estimateCosts(life, workload, STORAGE_PRICES),
    standard: estimateCosts(stayingInStandard(life), workload, STORAGE_PRICES),
  };
  const totals = { profile: totalOf(result.profile), standard: totalOf(result.standard) };
  if (json) printJson({ estimate: true, ...result, totals });
  else printLine(estimateTable(result));
}

function ageingOf(purpose: BucketPurpose, options: LifecycleOptions & { size: number }, prefix?: string) {
  const { retentionDays, intelligentTiering, size: objectBytes } = options;
  try {
    return ageing(purpose, { retentionDays, intelligentTiering }, objectBytes, prefix);
  } catch (error) {
    throw new ExitError(EXIT.usage, error instanceof Error ? error.message : String(error));
  }
}
