import { setTimeout as pause } from "node:timers/promises";

import { given, type Variables } from "../../../../config/target";
import { EXIT, ExitError } from "../../terminal/exit";
import { oneLine } from "../../terminal/one-line";
import type { Repository } from "./repository";

/** What sends a request; node's own unless a test gives another. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** How long GitHub may take for an answer, in milliseconds; it gives up by itself after ten seconds. */
const PATIENCE_MS = 30_000;
/** How often a reading request is asked again when GitHub is busy or broken. */
const ATTEMPTS = 3;
/** Items on a page; GitHub's most. */
const PAGE = 100;
/** Of pages: no pull request has so many comments that more would end. */
const MOST_PAGES = 100;

/** The repository that GITHUB_REPOSITORY names, opened with GITHUB_TOKEN (or GH_TOKEN); exit 3 where one of them is missing. */
export function openRepository(variables: Variables, send: Fetch = fetch, wait = pause): Repository {
  const token = given(variables.GITHUB_TOKEN) ?? given(variables.GH_TOKEN);
  const name = variables.GITHUB_REPOSITORY;
  if (!token)
    throw new ExitError(
      EXIT.environment,
      "no GITHUB_TOKEN: a token that may read the repository, and write what is said",
    );
  if (!name || !/^[\w.-]+\/[\w.-]+$/.test(name))
    throw new ExitError(EXIT.environment, "no GITHUB_REPOSITORY: the repository as owner/name");
  const api = (given(variables.GITHUB_API_URL) ?? "https://api.github.com").replace(/\/+$/, "");
  const headers = {
    accept: "application/vnd.github+json",
    authorization: `Bearer ${token}`,
    "content-type": "application/json",
    "user-agent": "client-fleet",
    "x-github-api-version": "2022-11-28",
  };

  async function call(method: string, path: string, body?: unknown): Promise<Response> {
    const url = `${api}/repos/${name}${path}`;
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    for (let attempt = 1; ; attempt++) {
      const outcome = await once(send, url, init);
      // What makes something is not sent twice: the first may have arrived.
      const again = attempt < ATTEMPTS && method !== "POST" && isPassing(outcome);
      if (!again && outcome instanceof Error) throw unreachable(method, path, outcome);
      if (!again && outcome instanceof Response && !outcome.ok) throw await refused(method, path, outcome);
      if (!again) return outcome as Response;
      await wait(attempt * 1000);
    }
  }

  const json = async <T>(response: Response): Promise<T> => (await response.json()) as T;
  return {
    name,
    get: async (path) => json(await call("GET", path)),
    send: async (method, path, body) => json(await call(method, path, body)),
    async list<T>(path: string, within?: string) {
      const items: T[] = [];
      for (let page = 1; page <= MOST_PAGES; page++) {
        const answer = await json<T[] | Record<string, T[]>>(
          await call("GET", `${path}${path.includes("?") ? "&" : "?"}per_page=${PAGE}&page=${page}`),
        );
        const found = Array.isArray(answer) ? answer : (answer[within!] ?? []);
        items.push(...found);
        if (found.length < PAGE) return items;
      }
      throw new ExitError(EXIT.failed, `GitHub's list ${path} does not end`);
    },
  };
}

async function once(send: Fetch, url: string, init: RequestInit): Promise<Response | Error> {
  try {
    return await send(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (error) {
    return error as Error;
  }
}

function isPassing(outcome: Response | Error): boolean {
  return outcome instanceof Error || outcome.status === 429 || outcome.status >= 500;
}

function unreachable(method: string, path: string, error: Error): ExitError {
  const why = error.name === "TimeoutError" ? `no answer in ${PATIENCE_MS / 1000} seconds` : oneLine(error.message);
  return new ExitError(EXIT.failed, `GitHub can't be reached (${method} ${path}): ${why}`, { cause: error });
}

/** What is missing for each refusal that a workflow's author can mend. */
const HINTS: Readonly<Record<number, string>> = {
  401: "; the token is not valid",
  403: "; the job lacks a permission for it (permissions: in the workflow)",
  404: "; it is not there, or the token may not see it",
};

async function refused(method: string, path: string, response: Response): Promise<ExitError> {
  const said = await response.text().catch(() => "");
  const message = oneLine(messageIn(said)).slice(0, 200);
  const sentence = `GitHub refuses ${method} ${path}: ${response.status}${message ? ` ${message}` : ""}${HINTS[response.status] ?? ""}`;
  return new ExitError(EXIT.failed, sentence);
}

function messageIn(text: string): string {
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    return typeof message === "string" ? message : "";
  } catch {
    return "";
  }
}
