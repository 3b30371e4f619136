import { isSecretKey, secretIn } from "../../../config/reading/secrets";
import { renderValues, type HelmValues } from "../../../modules/cluster/helm-values";

/** Keys that ask for a secret in charts' words, beyond those that a person would write. */
const HOLDS_A_SECRET = /(webhook|webhook_?url|slack_api_url|credentials?|authorization|bearer)$/i;

/** Keys that name a Kubernetes Secret, though they end as if they held it. */
const NAMES_A_SECRET = /^(existing|imagePull|tls)Secret$/;

/** Grafana's and the environment's way to say that the value is elsewhere; `$${` is what Terraform reads as `${`. */
const ELSEWHERE = /^(\$__(file|env)\{|\${1,2}\{[A-Z][A-Z0-9_]*\}$|\/[\w./-]+$)/;

/** `key: value`, `key = value` or `Key value`, as configuration files within values have it. */
const LINE = /^[\s-]*["']?([A-Za-z][\w.-]*)["']?(?:\s*[:=]\s*|\s+)["']?(\S[^"']*)["']?$/;

/** Secrets among a release's values, where Terraform's state would keep them (G7); names of secrets and paths are none. */
export function secretProblems(values: HelmValues): string[] {
  return [...problemsIn(JSON.parse(renderValues(values)), "")];
}

function* problemsIn(value: unknown, path: string): Iterable<string> {
  if (typeof value === "string") yield* textProblems(value, path);
  if (typeof value !== "object" || value === null) return;
  const { name, value: set } = value as { name?: unknown; value?: unknown };
  if (typeof name === "string" && isSecret(name, set)) yield `${path}.value is the secret of ${name}`;
  for (const [key, member] of Object.entries(value)) {
    const at = path === "" ? key : `${path}.${key}`;
    if (isSecret(key, member)) yield `${at} holds a secret`;
    else yield* problemsIn(member, at);
  }
}

function* textProblems(text: string, path: string): Iterable<string> {
  const form = secretIn(text);
  if (form !== undefined) yield `${path} holds ${form}`;
  const lines = text.includes("\n") ? text.split("\n") : [];
  for (const line of lines) {
    const [, key, value] = LINE.exec(line) ?? [];
    if (key !== undefined && isSecret(key, value)) yield `${path} holds a secret in the line of ${key}`;
  }
}

function isSecret(key: string, value: unknown): boolean {
  if (typeof value !== "string" || value === "" || ELSEWHERE.test(value)) return false;
  return !NAMES_A_SECRET.test(key) && (isSecretKey(key) || HOLDS_A_SECRET.test(key));
}
