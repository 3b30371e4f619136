import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { Construct } from "constructs";

/** Names of what the bootstrap made, for tools that cannot read its outputs. */
export interface ParametersProps {
  /** What all names begin with, with the slash at its end: `/ohio-01/production/`. */
  readonly namePrefix: string;
  /** Value by the rest of the name: `backend/s3-bucket` → bucket name. */
  readonly values: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
}

/** SSM parameters that say where things are (S0-34): names, no secrets, so plain strings. */
export class Parameters extends Construct {
  constructor(scope: Construct, id: string, { namePrefix, values, tags }: ParametersProps) {
    super(scope, id);
    for (const [key, value] of Object.entries(values)) {
      const name = `${namePrefix}${key}`;
      new SsmParameter(this, key.replaceAll("/", "-"), { name, type: "String", value, tags: { ...tags, Name: name } });
    }
  }
}

/** The names that bootstrap publishes. */
export interface BackendNames {
  readonly bucketName: string;
  readonly tableName: string;
  readonly region: string;
  /** Bucket name by type: logs, traces, metrics, audit-logs. */
  readonly observabilityBucketNames: Readonly<Record<string, string>>;
}

/** The parameters of requirement S0-34, by the rest of their name. */
export function backendParameters(names: BackendNames): Record<string, string> {
  const observability = Object.entries(names.observabilityBucketNames).map(([type, bucketName]) => [
    `observability/${type}/bucket`,
    bucketName,
  ]);
  return {
    "backend/s3-bucket": names.bucketName,
    "backend/dynamodb-table": names.tableName,
    "backend/region": names.region,
    ...(Object.fromEntries(observability) as Record<string, string>),
  };
}
