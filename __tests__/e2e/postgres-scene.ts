import { createServer, type AddressInfo } from "node:net";

import { describeUnlessMissing } from "../support/describe-unless-missing";
import { type Moto, startMoto } from "../support/emulator/moto";
import type { Run } from "../support/terraform/run";
import { type PostgresAccount, postgresAccount } from "./postgres-account";
import { postgresMachine, type PostgresMachine, type Settings } from "./postgres-machine";
import { findPostgresTools } from "./postgres-tools";

const REGION = "us-east-2";

/** The namespace that the machines' metrics are in. */
export const NAMESPACE = "ClientFleet/PostgreSQL";

/** The secret with the superuser's password. */
export const ADMIN_SECRET = "/terraform/acme/production/db-password";

/** The secret with the password that the replica logs in with. */
export const REPLICATION_SECRET = "/terraform/acme/production/db-replication-password";

/** An emulated account, and machines in it that the scene's end takes away. */
export interface PostgresScene {
  readonly moto: Moto;
  readonly account: PostgresAccount;
  primary(port: string, settings?: Settings): PostgresMachine;
  replica(port: string, primaryPort: string): PostgresMachine;
  close(): Promise<void>;
}

const tools = findPostgresTools();
const version = "missing" in tools ? "" : tools.version;

/** What machines of PostgreSQL are made of and is not here: one phrase each. */
export const withoutPostgres: readonly string[] = "missing" in tools ? tools.missing : [];

/** Declares a suite that needs PostgreSQL, and what else its machines are made of. */
export const describeWithPostgres = (name: string, suite: () => void): void =>
  describeUnlessMissing(withoutPostgres, name, suite);

/** Starts the account; servers listen on loopback only, as far as anybody can log in. */
export async function openPostgresScene(): Promise<PostgresScene> {
  const moto = await startMoto();
  const account = postgresAccount(moto, REGION);
  const machines: PostgresMachine[] = [];

  function machine(settings: Settings): PostgresMachine {
    const made = postgresMachine({ ...COMMON, ...settings }, { endpoint: moto.endpoint, region: REGION });
    machines.push(made);
    return made;
  }

  return {
    moto,
    account,
    primary: (PORT, settings = {}) => machine({ ...PRIMARY, PORT, ...settings }),
    replica: (PORT, PRIMARY_PORT) => machine({ ...REPLICA, PORT, PRIMARY_PORT }),
    async close() {
      for (const each of machines.splice(0)) await each.remove();
      account.close();
      await moto.stop();
    },
  };
}

const COMMON: Settings = {
  POSTGRES_VERSION: version,
  PRIMARY_ADDRESS: "127.0.0.1",
  CLIENT_NETWORK_CIDR: "127.0.0.0/8",
  DATA_VOLUME: "vol-0da7a",
  WAL_VOLUME: "vol-0a1",
  REPLICATION_SECRET,
  BACKUP_RETENTION_DAYS: "7",
  METRICS_NAMESPACE: NAMESPACE,
};

/** What the parameter of a database says. */
export function settingsWith(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    postgres_version: version,
    port: 5432,
    replica_addresses: ["127.0.0.1"],
    backup_retention_days: 7,
    ...changes,
  };
}

const PRIMARY: Settings = {
  ROLE: "primary",
  MACHINE: "acme-primary",
  REPLICA_ADDRESSES: "127.0.0.1",
  BACKUP_VOLUME: "vol-0bac",
  ADMIN_SECRET,
};

const REPLICA: Settings = {
  ROLE: "replica",
  MACHINE: "acme-replica",
  REPLICA_ADDRESSES: "",
  BACKUP_VOLUME: "",
  ADMIN_SECRET: "",
};

/** A port that nothing listens on. */
export async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}

/** Tells what a program printed when it should have ended well and didn't. */
export function succeeded({ code, stdout, stderr }: Run): void {
  if (code !== 0) throw new Error(`the program ended with ${code}:\n${stderr}\n${stdout}`);
}
