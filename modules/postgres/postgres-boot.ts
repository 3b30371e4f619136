import type { AwsPlace } from "../../config/catalogue/aws-place";
import { bootProgram, packedProgram } from "../machine/boot-program";
import { cloudConfig, type BootFile } from "../machine/cloud-config";
import { envFile } from "../machine/env-file";
import type { VolumeIds } from "./volumes";

/** Whether a machine is written to, or follows the one that is. */
export type PostgresRole = "primary" | "replica";

/** What a database machine is told at its first boot, and never changes while it lives: names and addresses, and no secret (G7, M-65). */
export interface PostgresBootProps {
  readonly role: PostgresRole;
  readonly machineName: string;
  /** The parameter with all that may change. */
  readonly settingsName: string;
  readonly place: AwsPlace;
  readonly primaryAddress: string;
  /** Who may connect. */
  readonly clientNetworkCidr: string;
  readonly volumeIds: VolumeIds;
  readonly adminSecretName: string;
  readonly replicationSecretName: string;
  readonly metricsNamespace: string;
}

const UNITS = [
  "fleet-postgres.service",
  "fleet-postgres-backup.service",
  "fleet-postgres-backup.timer",
  "fleet-postgres-metrics.service",
  "fleet-postgres-metrics.timer",
  "fleet-postgres-tend.service",
  "fleet-postgres-tend.timer",
];

const COMMANDS = [
  ["/usr/local/sbin/fleet-machine", "prepare"],
  ["systemctl", "daemon-reload"],
  ["systemctl", "enable", "--now", "fleet-postgres.service"],
  ["systemctl", "enable", "--now", ...UNITS.filter((unit) => unit.endsWith(".timer"))],
];

/** The user data of a database machine: its settings, the programs that turn it into one, and the call that starts them. */
export function postgresUserData(props: PostgresBootProps): string {
  return cloudConfig({ files: [settings(props), ...programs(), ...UNITS.map(unit)], commands: COMMANDS });
}

function settings(props: PostgresBootProps): BootFile {
  const isPrimary = props.role === "primary";
  const content = envFile({
    ROLE: props.role,
    MACHINE: props.machineName,
    SETTINGS_PARAMETER: props.settingsName,
    REGION: props.place.region,
    PRIMARY_ADDRESS: props.primaryAddress,
    CLIENT_NETWORK_CIDR: props.clientNetworkCidr,
    DATA_VOLUME: props.volumeIds.data ?? "",
    WAL_VOLUME: props.volumeIds.wal ?? "",
    BACKUP_VOLUME: props.volumeIds.backup ?? "",
    // The replica may not read it, and need not.
    ADMIN_SECRET: isPrimary ? props.adminSecretName : "",
    REPLICATION_SECRET: props.replicationSecretName,
    METRICS_NAMESPACE: props.metricsNamespace,
  });
  return { path: "/etc/fleet/postgres.env", permissions: "0600", content };
}

function programs(): BootFile[] {
  const postgres = ["fleet-postgres", "fleet-postgres-backups"].map((name) => packedProgram("postgres", name));
  return [packedProgram("machine", "fleet-machine"), ...postgres];
}

function unit(name: string): BootFile {
  return { path: `/etc/systemd/system/${name}`, permissions: "0644", content: bootProgram("postgres", name) };
}
