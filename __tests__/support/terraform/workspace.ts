import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { TODAY } from "../registry";
import { awsPart } from "./aws-part";
import { type Emulation, emulatedStack, type StackJson } from "./emulated-stack";
import { type Run, run } from "./run";

/** A directory in which real Terraform works on one synthesized stack, against the emulator and nothing else. */
export interface Workspace {
  /** Takes a freshly synthesized stack in, over the one before it; Terraform's own files stay. */
  load(stackDirectory: string): void;
  /** Runs Terraform to its end. */
  terraform(...args: string[]): Promise<Run>;
}

export interface WorkspaceProps extends Emulation {
  /** An empty or shared directory; the stack goes to `cdktf.out/stacks/<name>` below it, as CDKTF lays it out. */
  readonly root: string;
  readonly name: string;
}

/** Makes the workspace of one stack; several may share a root. */
export function workspace({ root, name, ...emulation }: WorkspaceProps): Workspace {
  const directory = path.join(root, "cdktf.out", "stacks", name);
  const cliConfig = path.join(root, "terraform.rc");
  mkdirSync(directory, { recursive: true });
  writeFileSync(cliConfig, installOnlyFrom(emulation.mirror.directory));
  const env = environment(root, cliConfig, emulation.endpoint);
  return {
    load(stackDirectory) {
      cpSync(stackDirectory, directory, { recursive: true });
      const file = path.join(directory, "cdk.tf.json");
      const stack = JSON.parse(readFileSync(file, "utf8")) as StackJson;
      writeFileSync(file, JSON.stringify(emulatedStack(awsPart(stack), emulation), null, 2));
    },
    terraform: (...args) => run("terraform", args, directory, env),
  };
}

function installOnlyFrom(directory: string): string {
  return `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(directory)}\n  }\n}\n`;
}

/** Nothing of this machine's configuration or credentials gets through, so that no real account can be reached. */
function environment(root: string, cliConfig: string, endpoint: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? "",
    HOME: root,
    TF_CLI_CONFIG_FILE: cliConfig,
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: "emulated",
    AWS_SECRET_ACCESS_KEY: "emulated",
    AWS_EC2_METADATA_DISABLED: "true",
    // An operation the emulator lacks answers 500: without this the provider would repeat it for minutes.
    AWS_MAX_ATTEMPTS: "3",
    // Providers that live for seconds would spend a third of them on collecting garbage.
    GOGC: "400",
    FLEET_TODAY: TODAY,
  };
}
