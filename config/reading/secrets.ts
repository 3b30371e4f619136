/** Keys that ask for a secret; the names of secrets (`webhook_secret_name`) are no secrets. */
const SECRET_KEY =
  /(password|passwd|passphrase|private_?key|secret_?key|access_?key|api_?key|token|secret|psk|pre_?shared_?key)$/i;

/** Texts that are secrets by their form. */
const SECRET_FORMS: readonly [RegExp, string][] = [
  [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/, "an AWS access key"],
  [/-----BEGIN [A-Z ]*PRIVATE KEY/, "a private key"],
  [/\bhooks\.slack\.com\/services\//, "a Slack webhook"],
  [/\bxox[abprs]-[0-9A-Za-z-]{10,}/, "a Slack token"],
  [/\bgh[pousr]_[0-9A-Za-z]{36}\b/, "a GitHub token"],
  [/:\/\/[^/\s:@]+:[^/\s@]+@/, "a URL with a password"],
];

/** Whether a key asks for a secret. */
export function isSecretKey(key: string): boolean {
  return SECRET_KEY.test(key);
}

/** What kind of secret a text looks like, or undefined. */
export function secretIn(text: string): string | undefined {
  return SECRET_FORMS.find(([form]) => form.test(text))?.[1];
}

/** Whether a line of YAML holds a secret, and so must not be shown. */
export function holdsSecret(line: string): boolean {
  return (
    secretIn(line) !== undefined ||
    line
      .split(":")
      .slice(0, -1)
      .some((part) => isSecretKey(part.replace(/["'\s]+$/, "")))
  );
}
