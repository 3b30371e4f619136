/** Values of a chart that nothing need fill in later; undefined members of a map are left out. */
export type PlainValue =
  string | number | boolean | null | readonly PlainValue[] | { readonly [key: string]: PlainValue | undefined };

/** A map of such values. */
export type PlainValues = Readonly<Record<string, PlainValue | undefined>>;

/** What a page's values may ask, about the page's own containers by their names. */
export interface ReleaseSurroundings {
  /** How many pods of a container the client's tier has. */
  readonly replicas: (container: string) => number;
  /** The `resources` of a container: its requests in the client's tier, and a limit of memory. */
  readonly resources: (container: string) => PlainValues;
  /** Topology spread constraints: pods with these labels go to different zones as long as there is room. */
  readonly zoneSpread: (matchLabels: Readonly<Record<string, string>>) => readonly PlainValue[];
}

/** A release that needs nothing but its chart's values. */
export interface PlainRelease {
  /** A namespace that every cluster has. */
  readonly namespace: "kube-system";
  readonly values: (surroundings: ReleaseSurroundings) => PlainValues;
}
