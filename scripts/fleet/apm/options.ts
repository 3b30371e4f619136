import { Command, Option } from "commander";

import { clientOption, environmentOption, jsonOption, targetOptions, type TargetOptions } from "../terminal/options";
import { CONFIG_TYPES } from "./config-type";
import { LOG_LEVELS, type LogLevel } from "./store/log-levels";

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
  return outputOptions(
    targetOptions(new Command(name))
      .addOption(clientOption().makeOptionMandatory())
      .addOption(environmentOption("--env").conflicts("environment").hideHelp()),
  );
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
    .addOption(jsonOption());
}

/** --type, of the seven. */
export function typeOption(description = "whose configuration"): Option {
  return new Option("--type <type>", description).choices(CONFIG_TYPES);
}

/** --file, for what reads a configuration. */
export function fileOption(): Option {
  return new Option("--file <file>", "the configuration").makeOptionMandatory();
}
