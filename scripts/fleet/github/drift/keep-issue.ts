import type { Repository } from "../api/repository";
import { isOurs, type Written } from "../said";
import type { DriftSaid } from "./drift-text";

interface Issue extends Written {
  readonly number: number;
  readonly html_url: string;
  /** GitHub lists pull requests as issues, too. */
  readonly pull_request?: unknown;
}

/** The one open issue with the text's marker: opened, rewritten, closed, or none. */
export async function keepIssue(
  repository: Repository,
  { author }: { readonly author: string },
  said: DriftSaid,
): Promise<{ readonly url?: string; readonly done: "opened" | "rewritten" | "closed" | "no issue is open" }> {
  const open = await repository.list<Issue>(`/issues?state=open&creator=${encodeURIComponent(author)}`);
  const ours = open.find((issue) => issue.pull_request === undefined && isOurs(issue, said, author));
  const body = said.text;
  if (said.resolved) {
    if (!ours) return { done: "no issue is open" };
    await repository.send("PATCH", `/issues/${ours.number}`, { body, state: "closed", state_reason: "completed" });
    return { url: ours.html_url, done: "closed" };
  }
  if (ours) {
    await repository.send("PATCH", `/issues/${ours.number}`, { body });
    return { url: ours.html_url, done: "rewritten" };
  }
  const { html_url } = await repository.send<Issue>("POST", "/issues", { title: said.title, body });
  return { url: html_url, done: "opened" };
}
