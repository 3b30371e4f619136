import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { mutatingCalls } from "../support/emulator/mutating-calls";
import type { Request } from "../support/emulator/request";
import type { Shim } from "../support/emulator/shim";

/** The call at which provision is killed: before the account hears of it, or when it has answered. */
export interface Killing {
  readonly when: "before" | "after";
  /** Chooses among the calls that change something, as `PUT /bucket?policy=` or `CreateTable`, counted from 0. */
  readonly call: (call: string, index: number) => boolean;
}

/** Kills the provision that works in a project, and the Terraform that it runs, at a call; tells whether it came to that. */
export function killAt(shim: Shim, project: string, { when, call }: Killing): () => boolean {
  let index = 0;
  let killed = false;
  const isTheCall = (request: Request): boolean => {
    const [change] = mutatingCalls([{ ...request, status: 0 }]);
    return !killed && change !== undefined && call(change, index++);
  };
  const killNow = (): void => {
    killed = true;
    kill(project);
  };
  const stop =
    when === "after"
      ? shim.watch((request) => isTheCall(request) && killNow())
      : shim.intercept({
          answer(request) {
            if (!isTheCall(request)) return Promise.resolve(undefined);
            killNow();
            return Promise.resolve({ status: 500, headers: {}, body: "" });
          },
        });
  return () => {
    stop();
    return killed;
  };
}

/** Provision and Terraform are in the journal; Terraform's providers are of its group. */
function kill(project: string): void {
  const journal = readdirSync(project).find((name) => name.endsWith(".provision.json"));
  if (journal === undefined || !existsSync(path.join(project, journal))) throw new Error("there is no journal yet");
  const { pids } = JSON.parse(readFileSync(path.join(project, journal), "utf8")) as { pids: number[] };
  const [program, terraform] = pids;
  if (program !== undefined) process.kill(program, "SIGKILL");
  if (terraform !== undefined) process.kill(-terraform, "SIGKILL");
}
