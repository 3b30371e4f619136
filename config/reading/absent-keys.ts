/** Keys that people look for in a section which has none like it, with the reason, as `section.key`. */
export const ABSENT_KEYS: Readonly<Record<string, string>> = {
  "database.capacity_type": "databases run on demand only: EC2 takes SPOT machines away at two minutes' notice",
  "compute.capacity_type": "machines outside the cluster run on demand only",
};
