import { readFileSync } from "node:fs";

import { EXIT, ExitError } from "../terminal/exit";

/** A text that is put on GitHub, and the line by which it is found again. */
export interface Said {
  /** `<!-- fleet-review ohio-01 production us-east-2 -->`: the first line of the text, which nobody sees. */
  readonly marker: string;
  readonly text: string;
}

/** GitHub's limit for a comment and for the text of an issue, in characters. */
const MOST_CHARACTERS = 65_536;

/** The text in a file; exit 2 for one without a marker, or longer than GitHub takes. */
export function readSaid(file: string): Said {
  const text = readFileSync(file, "utf8");
  const marker = /^<!-- (?!.*--.*-->)[^\r\n]{1,200} -->(?=\r?\n)/.exec(text)?.[0];
  if (marker === undefined)
    throw new ExitError(
      EXIT.usage,
      `${file}: its first line is no comment such as <!-- fleet-review … -->, by which it is found again`,
    );
  if (text.length > MOST_CHARACTERS)
    throw new ExitError(EXIT.usage, `${file}: has ${text.length} characters, and GitHub takes ${MOST_CHARACTERS}`);
  return { marker, text };
}

/** Something that somebody has written on GitHub. */
export interface Written {
  readonly body: string | null;
  readonly user: { readonly login: string } | null;
}

/** Who speaks with a workflow's own token. */
export const WORKFLOWS_LOGIN = "github-actions[bot]";

/** Whether somebody's text is what we have said before: others may quote us, or write our marker by hand. */
export function isOurs({ body, user }: Written, { marker }: Said, login: string): boolean {
  return user?.login === login && body?.split(/\r?\n/, 1)[0] === marker;
}
