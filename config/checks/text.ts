import { codePoint } from "../quote";
import type { Problem, YamlDocument } from "../yaml-document";

/** Keys that ask for a secret; the names of secrets (`webhook_secret_name`) are no secrets. */
const SECRET_KEY =
  /(password|passwd|passphrase|private_key|secret_key|access_key|api_key|token|psk|pre_?shared_?key)$/i;

/** Texts that are secrets by their form. */
const SECRET_VALUE: readonly [RegExp, string][] = [
  [/\b(AKIA|ASIA)[0-9A-Z]{16}\b/, "an AWS access key"],
  [/-----BEGIN [A-Z ]*PRIVATE KEY/, "a private key"],
  [/\bhooks\.slack\.com\/services\//, "a Slack webhook"],
  [/\bxox[abprs]-[0-9A-Za-z-]{10,}/, "a Slack token"],
  [/\bgh[pousr]_[0-9A-Za-z]{36}\b/, "a GitHub token"],
  [/:\/\/[^/\s:@]+:[^/\s@]+@/, "a URL with a password"],
];

/** Rules about every text in a file, whatever it is for: no templates, no secrets, nothing invisible. */
export function checkText(document: YamlDocument): Problem[] {
  return document.scalars().flatMap(({ path, text, at }) => {
    const problems: Problem[] = [];
    const template = /[$%]\{|\{\{/.exec(text)?.[0];
    if (template) {
      const hint = "Terraform or Helm would evaluate it; write the value itself";
      problems.push({ path, at, rule: "template-string", message: `holds "${template}"`, hint });
    }
    const secret =
      at === "key" ? SECRET_KEY.test(text) && "a secret" : SECRET_VALUE.find(([form]) => form.test(text))?.[1];
    if (secret) {
      const hint = "secrets live in AWS Secrets Manager; if this one is real, revoke it now";
      problems.push({ path, at, rule: "secret-in-yaml", value: "", message: `looks like ${secret}`, hint });
    }
    const invisible = at === "value" ? /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.exec(text)?.[0] : undefined;
    if (invisible) {
      problems.push({
        path,
        rule: "invisible-character",
        message: `holds the invisible character ${codePoint(invisible)}`,
      });
    }
    return problems;
  });
}
