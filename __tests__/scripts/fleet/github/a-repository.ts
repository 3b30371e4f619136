import { openRepository, type Fetch } from "../../../../scripts/fleet/github/api/open-repository";
import type { Repository } from "../../../../scripts/fleet/github/api/repository";

/** A request that GitHub has got. */
export interface Got {
  readonly method: string;
  /** Below the repository. */
  readonly path: string;
  readonly body?: unknown;
}

/** What GitHub answers: data, a status with its text, or an error of the network. */
export type Answer = unknown;

/** A status other than 200. */
export class Refusal {
  constructor(
    readonly status: number,
    readonly text = "",
  ) {}
}

/** A repository on a GitHub that answers from a function, and remembers what it was asked. */
export function aRepository(answer: (got: Got) => Answer): { repository: Repository; got: Got[] } {
  const got: Got[] = [];
  const send: Fetch = (url, { method = "GET", body }) => {
    const request: Got = {
      method,
      path: url.replace("https://api.github.com/repos/octo-org/client-fleet", ""),
      ...(typeof body === "string" ? { body: JSON.parse(body) as unknown } : {}),
    };
    got.push(request);
    const said = answer(request);
    if (said instanceof Error) return Promise.reject(said);
    if (said instanceof Refusal) return Promise.resolve(new Response(said.text, { status: said.status }));
    return Promise.resolve(Response.json(said));
  };
  const variables = { GITHUB_TOKEN: "t0ken", GITHUB_REPOSITORY: "octo-org/client-fleet" };
  return { repository: openRepository(variables, send, () => Promise.resolve(undefined) as never), got };
}
