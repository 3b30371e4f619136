/** A function's environment, by variable. */
export type FunctionEnvironment = Readonly<Record<string, string>>;

/** Where the inventories of the buckets are. */
export interface InventorySource {
  readonly bucketName: string;
  /** Without a slash at the end. */
  readonly prefix: string;
  readonly configurationName: string;
}

/** What all functions that watch a client's storage are told. */
export interface WatchedStorage {
  readonly bucketNames: readonly string[];
  /** Department by key prefix. */
  readonly departments: Readonly<Record<string, string>>;
}

/** What the reporter of costs is told besides. */
export interface CostAnalyzerSettings extends WatchedStorage {
  readonly topicArn: string;
  /** Value of the buckets' Client tag. */
  readonly clientTag: string;
  readonly inventory?: InventorySource | undefined;
}

/** The environment of the function that tags new objects. */
export function autoTaggerEnvironment({ bucketNames, departments }: WatchedStorage): FunctionEnvironment {
  return { BUCKET_NAME: bucketNames.join(","), DEPARTMENTS: JSON.stringify(departments) };
}

/** The environment of the function that reports costs by department. */
export function costAnalyzerEnvironment(settings: CostAnalyzerSettings): FunctionEnvironment {
  const { topicArn, bucketNames, clientTag, departments, inventory } = settings;
  return {
    SNS_TOPIC_ARN: topicArn,
    BUCKET_NAME: bucketNames.join(","),
    CLIENT: clientTag,
    DEPARTMENTS: JSON.stringify(departments),
    ...(inventory && {
      INVENTORY_BUCKET: inventory.bucketName,
      INVENTORY_PREFIX: inventory.prefix,
      INVENTORY_NAME: inventory.configurationName,
    }),
  };
}
