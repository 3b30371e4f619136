import type { AttributeChange } from "./change-set";
import { isPlainMap } from "../../../../config/reading/plain-map";
import { HARMLESS, isSecretName, isSecretPair } from "./secret-names";

/** Texts of more characters are told as "changed". */
const LONGEST = 120;

/** Of these types all that stands below the argument. */
const HIDDEN: Readonly<Record<string, readonly string[]>> = {
  aws_secretsmanager_secret_version: ["secret_string", "secret_binary"],
  kubernetes_secret: ["data", "binary_data", "string_data"],
  kubernetes_secret_v1: ["data", "binary_data", "string_data"],
};

/** Texts that are secrets whatever they are called: keys, tokens, addresses with a password. */
const TELLING =
  /-----BEGIN|\b(AKIA|ASIA)[A-Z0-9]{16}\b|\beyJ[\w-]{10,}\.|\bgh[pousr]_\w{20,}|\bxox[abprs]-|hooks\.slack\.com|:\/\/[^/\s:@]+:[^/\s@]+@/;

/** What may be printed of a change: neither secrets, nor texts that nobody would read. */
export function shown(
  { path, before, after }: Pick<AttributeChange, "path" | "before" | "after">,
  type: string,
  secure = false,
): AttributeChange["shown"] {
  if (isSecretPath(path, type, secure) || holdsSecret(before) || holdsSecret(after)) return undefined;
  const texts = { before: textOf(before), after: textOf(after) };
  const long = (text: string): boolean => text.length > LONGEST || /[\r\n]/.test(text);
  return long(texts.before) || long(texts.after) ? undefined : texts;
}

function isSecretPath(path: string, type: string, secure: boolean): boolean {
  const [first = "", ...inner] = path.split(".");
  if (HIDDEN[type]?.includes(first) === true || (secure && first.startsWith("value"))) return true;
  return [first, ...inner].some(isSecretName) && !HARMLESS.test(path.split(".").at(-1)!);
}

function holdsSecret(value: unknown): boolean {
  if (typeof value === "string") return TELLING.test(value);
  if (Array.isArray(value)) return value.some(holdsSecret);
  return (
    isSecretPair(value) ||
    (isPlainMap(value) && Object.entries(value).some(([key, member]) => isSecretName(key) || holdsSecret(member)))
  );
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return "(none)";
  return typeof value === "string" ? value : JSON.stringify(value);
}
