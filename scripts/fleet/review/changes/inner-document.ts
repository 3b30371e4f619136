import { plainYaml } from "../../../../config/reading/plain-yaml";

/** A document in a text, and whether the order of its lists says nothing. */
export interface InnerDocument {
  readonly value: object;
  readonly unordered: boolean;
}

/** Base64 of something that could be a script: 24 bytes or more. */
const BASE64 = /^[A-Za-z0-9+/]{32,}={0,2}$/;

/** A policy, dashboard, pattern of events or values of a chart that a text holds; undefined for any other text. */
export function documentIn(text: string, path: string): InnerDocument | undefined {
  const value = parsed(text, path);
  if (typeof value !== "object" || value === null) return undefined;
  // Statements, actions and what a pattern lets through are sets.
  return { value, unordered: "Statement" in value || /(^|\.)event_pattern$/.test(path) };
}

/** What a text in base64 says, or the text itself. */
export function decoded(text: string): string {
  const compact = text.replace(/\s+/g, "");
  if (!BASE64.test(compact) || compact.length % 4 !== 0) return text;
  const said = Buffer.from(compact, "base64").toString("utf8");
  return /[\u0000-\u0008\u000e-\u001f\ufffd]/.test(said) ? text : said;
}

function parsed(text: string, path: string): unknown {
  if (/^\s*[[{]/.test(text))
    try {
      return JSON.parse(text);
    } catch {
      // Patterns of log events begin alike.
    }
  return /(^|\.)values(\.\d+)?$|\.ya?ml$/.test(path) && text.includes("\n") ? plainYaml(text) : undefined;
}
