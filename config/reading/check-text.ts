import type { Problem } from "./problem";
import { codePoint } from "./quote";
import { isSecretKey, secretIn } from "./secrets";
import type { YamlDocument } from "./yaml-document";

/** Rules about every text in a file, whatever it is for: no templates, no secrets, nothing invisible. */
export function checkText(document: YamlDocument): Problem[] {
  return [...document.scalars()].flatMap(({ path, text, at }) => {
    const problems: Problem[] = [];
    const template = /[$%]\{|\{\{/.exec(text)?.[0];
    if (template) {
      const hint = "Terraform or Helm would evaluate it; write the value itself";
      problems.push({ path, at, rule: "template-string", message: `holds "${template}"`, hint });
    }
    const secret = at === "key" ? isSecretKey(text) && "a secret" : secretIn(text);
    if (secret) {
      const hint = "secrets live in AWS Secrets Manager; if this one is real, revoke it now";
      problems.push({ path, at, rule: "secret-in-yaml", value: "", message: `looks like ${secret}`, hint });
    }
    // Line breaks are no secret: where a text must be one line, its field's own rule says so.
    const invisible = at === "value" ? /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.exec(text)?.[0] : undefined;
    if (invisible) {
      const message = `holds the invisible character ${codePoint(invisible)}`;
      problems.push({ path, rule: "invisible-character", message });
    }
    return problems;
  });
}
