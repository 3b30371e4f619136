import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { S3Client } from "@aws-sdk/client-s3";

import { clientSettings } from "../../scripts/fleet/aws/client-settings";
import { s3Client } from "../../scripts/fleet/aws/s3";
import { fleetProgram } from "../../scripts/fleet/program";
import { run } from "../../scripts/fleet/run";
import { describeUnlessMissing } from "./describe-unless-missing";
import { findEmulator } from "./emulator/find";
import { startMoto } from "./emulator/moto";
import { type Shim, startShim } from "./emulator/shim";
import { EXAMPLE_ROOT, TODAY } from "./registry";
import { PROJECT_ROOT } from "./synth-project";
import { captured } from "./captured";
import { withRoot } from "./with-root";
import { type Run, run as spawned } from "./terraform/run";

/** The account that the emulator pretends to be; the example's production is in it. */
export const ACCOUNT = "123456789012";
export const REGION = "us-east-2";

/** How a command is run. */
export interface FleetOptions {
  /** The project's folder; default the example. */
  readonly folder?: string;
  /** Variables on top of the operator's. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Somebody who works on an emulated account: by the command line, and by the SDK in this process. */
export interface Operator {
  readonly endpoint: string;
  readonly shim: Shim;
  /** What the command line and the SDK need to reach the emulator and nothing else. */
  readonly env: Readonly<Record<string, string>>;
  /** A client as the commands use it: it says whose every bucket must be. */
  readonly s3: S3Client;
  readonly dynamodb: DynamoDBClient;
  /** Runs `fleet` without a terminal, in this process: twenty times as fast as a program of its own. */
  fleet(args: readonly string[], options?: FleetOptions): Promise<Run>;
  /** The same as a program of its own, which can be killed and has this machine's real end of input. */
  program(args: readonly string[], options?: FleetOptions): Promise<Run>;
  /** An account with nothing in it; what the shim keeps goes with its bucket. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** Declares a suite that needs the emulator. */
export function describeWithEmulator(name: string, suite: () => void): void {
  const missing = findEmulator();
  describeUnlessMissing(missing === undefined ? [] : [missing], name, suite);
}

/** Starts the emulator, with the shim in front of it. */
export async function startOperator(): Promise<Operator> {
  const moto = await startMoto({ managedPolicies: false });
  const shim = await startShim(moto.endpoint);
  const env = {
    AWS_ENDPOINT_URL: shim.endpoint,
    AWS_ACCESS_KEY_ID: "emulated",
    AWS_SECRET_ACCESS_KEY: "emulated",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    CHECKPOINT_DISABLE: "1",
    ENVIRONMENT: "production",
    AWS_REGION: REGION,
    FLEET_TODAY: TODAY,
  };
  const before = { ...process.env };
  Object.assign(process.env, env);
  const s3 = s3Client({ region: REGION, accountId: ACCOUNT });
  const dynamodb = new DynamoDBClient(clientSettings(REGION));
  return {
    endpoint: shim.endpoint,
    shim,
    env,
    s3,
    dynamodb,
    fleet: (args, { folder = EXAMPLE_ROOT, env: more } = {}) =>
      captured(() => run(fleetProgram(), ["node", "fleet", ...withRoot(args, folder)]), more),
    program: (args, { folder = EXAMPLE_ROOT, env: more = {} } = {}) =>
      spawned(process.execPath, [`${PROJECT_ROOT}/scripts/fleet.js`, ...withRoot(args, folder)], folder, {
        PATH: process.env.PATH ?? "",
        HOME: process.env.HOME ?? "",
        ...env,
        ...more,
      }),
    reset: () => moto.reset(),
    async stop() {
      for (const client of [s3, dynamodb]) client.destroy();
      await shim.stop();
      await moto.stop();
      for (const name of Object.keys(env)) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    },
  };
}
