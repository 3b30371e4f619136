import type { z } from "zod";

import type { Camel, Draft } from "./reading/camel";
import { parseBlock, type Block } from "./cidr";
import type { client, ClientsFile } from "./schema/client";
import type { LedgerFile } from "./schema/ledger";
import type { Environment } from "./catalogue/environments";
import type { PlatformFile } from "./schema/platform";
import type { Path } from "./reading/path";
import type { Problem } from "./reading/problem";

/** The three files people edit. */
export const FILES = {
  clients: "config/clients.yaml",
  ledger: "cidr-registry.yaml",
  platform: "config/platform.yaml",
} as const;

/** One of the three. */
export type FileName = keyof typeof FILES;

/** A registry entry in TypeScript's spelling. */
export type ClientEntry = Camel<z.output<typeof client>>;

/** A client in one environment and region, as far as it could be read. */
export interface Deployment {
  readonly client: string;
  readonly entry: Draft<ClientEntry>;
  /** Where it stands in the registry: the client itself, or one item of also_in. */
  readonly path: Path;
  readonly environment: Environment | undefined;
  readonly region: string | undefined;
  readonly vpc: Block | undefined;
}

/** Everything the checks see: what could be decoded of the three files, and the day. */
export interface Registry {
  readonly clients: Draft<Camel<ClientsFile>> | undefined;
  readonly ledger: Draft<Camel<LedgerFile>> | undefined;
  readonly platform: Draft<Camel<PlatformFile>> | undefined;
  readonly deployments: readonly Deployment[];
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Whether a file, config/clients.yaml unless another is named, says anything at a path, even if it was refused. */
  readonly written: (path: Path, file?: FileName) => boolean;
  /** The text that a file has at a path, even if its own rule refused it; undefined where there is none. */
  readonly textAt: (file: FileName, path: Path) => string | undefined;
}

/** Which of the three files a problem is in. */
export interface InFile {
  readonly file: FileName;
}

/** A rule over the whole registry. */
export type Check = (registry: Registry) => Iterable<Problem & InFile>;

/** Every client by name, as far as it could be read. */
export function clientEntries(registry: Pick<Registry, "clients">): [string, Draft<ClientEntry>][] {
  return Object.entries(registry.clients?.clients ?? {}).flatMap(([name, entry]) => (entry ? [[name, entry]] : []));
}

/** Every deployment of every client, in registry order. */
export function deploymentsOf(registry: Pick<Registry, "clients" | "platform">): Deployment[] {
  const target = registry.platform?.defaultTarget;
  return clientEntries(registry).flatMap(([client, entry]) => [
    {
      client,
      entry,
      path: ["clients", client],
      environment: entry.placement?.environment ?? target?.environment,
      region: entry.placement?.region ?? target?.region,
      vpc: blockOf(entry.network?.vpcCidr),
    },
    ...(entry.alsoIn ?? []).map((further, index) => ({
      client,
      entry,
      path: ["clients", client, "also_in", index],
      environment: further?.environment,
      region: further?.region,
      vpc: blockOf(further?.network?.vpcCidr),
    })),
  ]);
}

/** The block of a text, when it is one. */
export function blockOf(text: string | undefined): Block | undefined {
  const parsed = text === undefined ? undefined : parseBlock(text);
  return parsed && "rule" in parsed ? undefined : parsed;
}
