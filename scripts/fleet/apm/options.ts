import { readFileSync } from "node:fs";

import { Command, Option } from "commander";

import type { Client, Fleet } from "../../../config/fleet";
import { names } from "../../../config/names";
import { ENVIRONMENTS } from "../../../config/catalogue/environments";
import type { ApmStore } from "./store/apm-store";
import { CONFIG_TYPES, type ConfigType } from "./config-type";
import { LOG_LEVELS, type LogLevel } from "./store/log-levels";
import { EXIT, ExitError } from "../terminal/exit";
import { showFindings } from "../terminal/load";
import { clientOf, clientOption, loadTargetOrExit, targetOptions, type TargetOptions } from "../terminal/options";
import { printJson } from "../terminal/print";

/** What every command about a store is told. */
export interface ApmOptions extends TargetOptions, OutputOptions {
  readonly client: string;
  /** Document 002's word for --environment. */
  readonly env?: string;
}

/** How a command tells what it does. */
export interface OutputOptions {
  readonly logLevel: LogLevel;
  readonly json?: boolean;
}

/** A command about one client's store in one environment. */
export function apmCommand(name: string): Command {
  const command = clientOption(targetOptions(new Command(name))).addOption(
    new Option("--env <environment>").choices(ENVIRONMENTS).conflicts("environment").hideHelp(),
  );
  return outputOptions(command);
}

/** Adds --log-level and --json. */
export function outputOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--log-level <level>", "operations that are logged on stderr, as JSON lines")
        .choices(LOG_LEVELS)
        .env("LOG_LEVEL")
        .default("fatal"),
    )
    .option("--json", "print the result as JSON on stdout");
}

/** --type, of the seven. */
export function typeOption(description = "whose configuration"): Option {
  return new Option("--type <type>", description).choices(CONFIG_TYPES);
}

/** The client of this name, which must keep its configurations (`apm.config_store`, C-27). */
export function keepingClientOf(fleet: Fleet, name: string): Client {
  const client = clientOf(fleet, name);
  if (client.apm.configStore) return client;
  throw new ExitError(EXIT.usage, `clients.${name}.apm.config_store is false: the client keeps no configurations`);
}

/** Refuses a tool that the client's settings do not list. */
export function assertKeeps({ name, apm }: Client, type: ConfigType): void {
  if (apm.types.includes(type)) return;
  throw new ExitError(EXIT.usage, `clients.${name}.apm.types has no ${type}: ${apm.types.join(", ")}`);
}

/** What a command works with. */
export interface Opened {
  readonly store: ApmStore;
  readonly fleet: Fleet;
  readonly client: Client;
}

/** The store that the options name, reached with credentials of its account. */
export async function openApm(options: ApmOptions): Promise<Opened> {
  const fleet = loadTargetOrExit({ ...options, environment: options.environment ?? options.env });
  const client = keepingClientOf(fleet, options.client);
  const { assertAccount } = await import("../aws/identity");
  await assertAccount(fleet.target);
  return { fleet, client, store: await apmStoreOf(fleet, client, options) };
}

/** A client's store in the target, with a profile's credentials if one is named. */
export async function apmStoreOf(
  { target, platform }: Fleet,
  { name, apm }: Client,
  { logLevel }: OutputOptions,
  profile?: string,
): Promise<ApmStore> {
  const [{ apmStore }, { apmS3 }, { operationLog }] = await Promise.all([
    import("./store/apm-store"),
    import("./store/apm-s3"),
    import("./store/operation-log"),
  ]);
  const { region, accountId, environment } = target;
  return apmStore({
    s3: apmS3({ region, accountId, profile }),
    bucket: names.sharedBucket(target, "apm-config"),
    client: name,
    environment,
    types: apm.types,
    kmsKeyArn: platform.sharedStorage.kmsKeyArn,
    log: operationLog(logLevel),
  });
}

/** A file's bytes, or exit 2. */
export function readFileOrExit(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new ExitError(EXIT.usage, `${file} can't be read: ${(error as Error).message}`);
  }
}

/** An action that ends with a line and findings for people, or with a document, when the store refuses. */
export function apmAction<O extends Pick<OutputOptions, "json">>(
  work: (options: O) => Promise<void>,
): (options: O) => Promise<void> {
  return async (options) => {
    try {
      await work(options);
    } catch (error) {
      const [{ apmFailure }, { ApmError }] = await Promise.all([
        import("./failure/apm-failure"),
        import("./failure/apm-error"),
      ]);
      if (error instanceof ApmError) {
        const { code, message, retryable, details } = error;
        const findings = details.findings ?? [];
        if (options.json) printJson({ error: { code, message, retryable, findings } });
        else showFindings(findings);
      }
      throw apmFailure(error) ?? error;
    }
  };
}
