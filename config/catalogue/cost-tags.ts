/** The keys that bills are split by: who pays, for whom, where, what for. Whatever activates, sets or groups by them names them from here. */
export const COST_TAGS = {
  client: "Client",
  costCenter: "CostCenter",
  environment: "Environment",
  /** Of buckets alone. */
  purpose: "Purpose",
} as const;
