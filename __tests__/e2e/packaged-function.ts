import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { unzipSync } from "fflate";

import { functionArchive, type FunctionName } from "../../modules/storage-insights/function-archive";
import { PROJECT_ROOT } from "../support/synth-project";

/** How a function ended. */
export type Invocation = { readonly result: unknown } | { readonly error: string };

/** A function as Lambda gets it: the archive that is deployed, unpacked, with the SDK beside it. */
export interface PackagedFunction {
  invoke(event: unknown, environment?: Readonly<Record<string, string>>): Promise<Invocation>;
  remove(): void;
}

/** What Lambda's runtime does: load the file, call its export, and tell how that ended. */
const RUNTIME = `
const { handler } = require("./index.js");
Promise.resolve().then(() => handler(JSON.parse(process.env.EVENT))).then(
  (result) => process.send({ result: result ?? null }, () => process.exit()),
  (error) => process.send({ error: String(error.message ?? error) }, () => process.exit()),
);
`;

/** Unpacks a function into a folder of its own; it reaches AWS at the given endpoint. */
export function packagedFunction(name: FunctionName, endpoint: string, region: string): PackagedFunction {
  const folder = mkdtempSync(path.join(tmpdir(), "fleet-function-"));
  for (const [file, content] of Object.entries(unzipSync(readFileSync(functionArchive(name).path))))
    writeFileSync(path.join(folder, file), content);
  symlinkSync(path.join(PROJECT_ROOT, "node_modules"), path.join(folder, "node_modules"), "dir");
  const surroundings = {
    PATH: process.env.PATH,
    AWS_REGION: region,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: "emulated",
    AWS_SECRET_ACCESS_KEY: "emulated",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  };
  return {
    invoke(event, environment = {}) {
      const env = { ...surroundings, ...environment, EVENT: JSON.stringify(event) };
      return invoke(folder, env);
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function invoke(cwd: string, env: NodeJS.ProcessEnv): Promise<Invocation> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["-e", RUNTIME], { cwd, env, stdio: ["ignore", "ignore", "pipe", "ipc"] });
    let stderr = "";
    child.stderr!.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.once("message", (answer) => resolve(answer as Invocation));
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the function ended with ${code} and said nothing:\n${stderr}`)));
  });
}
