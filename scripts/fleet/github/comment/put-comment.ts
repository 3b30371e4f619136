import { openRepository } from "../api/open-repository";
import type { Repository } from "../api/repository";
import { isOurs, readSaid, type Said, type Written } from "../said";
import { printLine } from "../../terminal/print";

/** Which comment of which pull request. */
export interface CommentOptions {
  readonly pullRequest: number;
  readonly file: string;
  readonly author: string;
}

interface Comment extends Written {
  readonly id: number;
  readonly html_url: string;
}

/** Writes the comment of a file to a pull request, and says where it is. */
export async function putComment(options: CommentOptions): Promise<void> {
  const said = readSaid(options.file);
  const { url, done } = await keepComment(openRepository(process.env), options, said);
  printLine(`${done}: ${url}`);
}

/** Writes a comment, rewrites the first of its own, or leaves it where it says the same. */
export async function keepComment(
  repository: Repository,
  { pullRequest, author }: Pick<CommentOptions, "pullRequest" | "author">,
  said: Said,
): Promise<{ readonly url: string; readonly done: "written" | "rewritten" | "unchanged" }> {
  const comments = await repository.list<Comment>(`/issues/${pullRequest}/comments`);
  const ours = comments.find((comment) => isOurs(comment, said, author));
  const body = { body: said.text };
  if (!ours) {
    const { html_url } = await repository.send<Comment>("POST", `/issues/${pullRequest}/comments`, body);
    return { url: html_url, done: "written" };
  }
  // GitHub keeps neither the end of the last line nor carriage returns.
  if (plain(ours.body) === plain(said.text)) return { url: ours.html_url, done: "unchanged" };
  await repository.send("PATCH", `/issues/comments/${ours.id}`, body);
  return { url: ours.html_url, done: "rewritten" };
}

function plain(text: string | null): string {
  return (text ?? "").replaceAll("\r\n", "\n").trimEnd();
}
