import { openRepository } from "../api/open-repository";
import type { Repository } from "../api/repository";
import { isOurs, readSaid, type Said, type Written } from "../said";
import { printLine } from "../../terminal/print";

/** What an issue says, or that it has nothing to say any more. */
export interface IssueOptions {
  readonly title: string;
  readonly file: string;
  readonly author: string;
  readonly resolved?: boolean;
}

interface Issue extends Written {
  readonly number: number;
  readonly html_url: string;
  /** GitHub lists pull requests as issues, too. */
  readonly pull_request?: unknown;
}

/** Opens, rewrites or closes the issue, and says where it is. */
export async function reportIssue(options: IssueOptions): Promise<void> {
  const said = readSaid(options.file);
  const { url, done } = await keepIssue(openRepository(process.env), options, said);
  printLine(url === undefined ? done : `${done}: ${url}`);
}

/** The one open issue with the text's marker: opened, rewritten, closed, or none. */
export async function keepIssue(
  repository: Repository,
  { title, author, resolved }: Pick<IssueOptions, "title" | "author" | "resolved">,
  said: Said,
): Promise<{ readonly url?: string; readonly done: "opened" | "rewritten" | "closed" | "no issue is open" }> {
  const open = await repository.list<Issue>(`/issues?state=open&creator=${encodeURIComponent(author)}`);
  const ours = open.find((issue) => issue.pull_request === undefined && isOurs(issue, said, author));
  const body = said.text;
  if (resolved) {
    if (!ours) return { done: "no issue is open" };
    await repository.send("PATCH", `/issues/${ours.number}`, { body, state: "closed", state_reason: "completed" });
    return { url: ours.html_url, done: "closed" };
  }
  if (ours) {
    await repository.send("PATCH", `/issues/${ours.number}`, { body });
    return { url: ours.html_url, done: "rewritten" };
  }
  const { html_url } = await repository.send<Issue>("POST", "/issues", { title, body });
  return { url: html_url, done: "opened" };
}
