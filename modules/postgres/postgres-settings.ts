import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { Construct } from "constructs";

import { MOST_PARAMETER_BYTES } from "../../config/catalogue/quotas";

/** What of a database may change while its machines run; `fleet-postgres` refuses a value that is not like this. */
export interface PostgresSettingsProps {
  /** The parameter's name, from its slash on. */
  readonly settingsName: string;
  /** Machines whose data is of another version refuse the whole of the settings. */
  readonly postgresVersion: string;
  /** A server takes another one at its next start. */
  readonly port: number;
  /** Who may follow the primary. */
  readonly replicaAddresses: readonly string[];
  /** How long base backups and archived WAL are kept, in days. */
  readonly backupRetentionDays: number;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * The settings that a change reaches while machines run: user data only ever reaches their first boot. No secret is among
 * them, so they are plain text, which a plan shows as it changes. Programs of machines that were born earlier read them
 * too: a field that is here stays, with its meaning.
 */
export class PostgresSettings extends Construct {
  constructor(scope: Construct, id: string, props: PostgresSettingsProps) {
    super(scope, id);
    const { settingsName, tags } = props;
    new SsmParameter(this, "parameter", {
      name: settingsName,
      description: "What the database machines read at each start and every five minutes",
      type: "String",
      tier: "Standard",
      value: settingsText(props),
      tags: { ...tags, Name: settingsName },
    });
  }
}

/** The settings as machines read them: one line of JSON. Throws when it is longer than a parameter may be. */
export function settingsText(props: Omit<PostgresSettingsProps, "settingsName" | "tags">): string {
  const text = JSON.stringify({
    postgres_version: props.postgresVersion,
    port: props.port,
    replica_addresses: props.replicaAddresses,
    backup_retention_days: props.backupRetentionDays,
  });
  const bytes = Buffer.byteLength(text);
  if (bytes > MOST_PARAMETER_BYTES)
    throw new Error(`Settings of ${bytes} bytes: an SSM parameter takes ${MOST_PARAMETER_BYTES}`);
  return text;
}
