import type { Run } from "./terraform/run";

/** A story as a page: what was typed, and what was answered. */
export interface Transcript {
  heading(text: string, explanation: string): void;
  /** Adds a command with what it said: data, then what is for people. */
  ran(command: string, run: Run, options?: { readonly only?: RegExp }): void;
  page(): string;
}

/** What differs from one day, machine or account to the next, and what stands for it. */
const VARIABLE: readonly (readonly [RegExp, string])[] = [
  [/\/[\w./-]*fleet-provision-\w+\/project/g, "."],
  [/\u001b\[[0-9;?]*[A-Za-z]|\r/g, ""],
  [/http:\/\/127\.0\.0\.1:\d+/g, "https://s3.us-east-2.amazonaws.com"],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, "2026-11-25T09:30:00.000Z"],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, "2026-11-25T09:30:00Z"],
  [/\d{4}-\d\d-\d\dT\d\d:\d\dZ/g, "2026-11-25T09:30Z"],
  [/\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z/g, "2026-11-25T09-30-00-000Z"],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, "0f3c…"],
  [/img_[0-9a-f]{32}/g, "img_4a1f…"],
  [/X-Amz-(Credential|Signature|Security-Token|Date)=[^&'"\s]+/g, "X-Amz-$1=…"],
  [/\b[0-9a-f]{64}\b/g, "9b74…"],
  [/response time: \d+ ms|\b\d+ ms\b/g, "12 ms"],
];

/** Starts a page. */
export function transcript(title: string, intro: string): Transcript {
  const parts = [`# ${title}`, intro];
  return {
    heading: (text, explanation) => parts.push(`## ${text}`, explanation),
    ran(command, { stdout, stderr, code }, { only } = {}) {
      const said = `${stdout}${stderr}`.split("\n").filter((line) => !only || only.test(line));
      const ended = code === 0 ? "" : `\n(exit ${code})`;
      const text = `$ ${settled(command)}\n${settled(said.join("\n")).trim()}${ended}`;
      // What is Markdown itself has fences of its own.
      const fence = text.includes("```") ? "````" : "```";
      parts.push(`${fence}console\n${text}\n${fence}`);
    },
    page: () => `${parts.join("\n\n")}\n`,
  };
}

function settled(text: string): string {
  return VARIABLE.reduce((rest, [pattern, stand]) => rest.replace(pattern, stand), text);
}
