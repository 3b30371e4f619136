import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { mutatingCalls } from "../support/emulator/mutating-calls";
import type { Request } from "../support/emulator/request";
import type { Shim } from "../support/emulator/shim";
import type { Answer } from "../support/emulator/upstream";

/** What happens to provision at one of its calls. */
export interface Disturbance {
  /** It is killed before the account hears of the call, or when it has answered; or the call alone is refused. */
  readonly how: "killed before" | "killed after" | "refused";
  /** Chooses among the calls that change something, as `PUT /bucket?policy=` or `CreateTable`, counted from 0. */
  readonly call: (call: string, index: number) => boolean;
}

/** Disturbs the provision that works in a project, and the Terraform that it runs, at a call; tells whether it came to that. */
export function disturbAt(shim: Shim, project: string, { how, call }: Disturbance): () => boolean {
  let index = 0;
  let came = false;
  const isTheCall = (request: Request): boolean => {
    const [change] = mutatingCalls([{ ...request, status: 0 }]);
    if (came || change === undefined || !call(change, index++)) return false;
    return (came = true);
  };
  const stop =
    how === "killed after"
      ? shim.watch((request) => isTheCall(request) && kill(project))
      : shim.intercept({
          answer(request) {
            if (!isTheCall(request)) return Promise.resolve(undefined);
            if (how === "killed before") kill(project);
            return Promise.resolve(refusalOf(request));
          },
        });
  return () => {
    stop();
    return came;
  };
}

/** Provision and Terraform are in the journal; Terraform's providers are of its group. */
function kill(project: string): void {
  const [program, terraform] = processesOf(project);
  if (program) process.kill(program.pid, "SIGKILL");
  if (terraform) process.kill(-terraform.pid, "SIGKILL");
}

/** What is at work in a project: provision, and the Terraform that it runs. */
export function processesOf(project: string): readonly { readonly pid: number }[] {
  const journal = readdirSync(project).find((name) => name.endsWith(".provision.json"));
  if (journal === undefined) throw new Error("there is no journal yet");
  const entry = JSON.parse(readFileSync(path.join(project, journal), "utf8")) as {
    processes: readonly { readonly pid: number }[];
  };
  return entry.processes;
}

/** As AWS refuses a caller, in the protocol of the request. */
function refusalOf({ headers, service }: Request): Answer {
  const type = headers["content-type"] ?? "";
  if (type.includes("json"))
    return {
      status: 400,
      headers: { "content-type": type },
      body: JSON.stringify({ __type: "AccessDeniedException", message: "Access Denied" }),
    };
  const error = "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>";
  const body = service === "s3" ? error : `<ErrorResponse>${error}</ErrorResponse>`;
  return { status: 403, headers: { "content-type": "application/xml" }, body: `<?xml version="1.0"?>${body}` };
}
