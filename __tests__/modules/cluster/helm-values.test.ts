import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { Token, TerraformOutput } from "cdktf";
import { parse } from "yaml";

import { Reference, renderValues, tplLiteral, type HelmValue } from "../../../modules/cluster/helm-values";
import { synthesized } from "./synth-cluster";

/** Terraform's templates by its documented rules: `$${` and `%%{` are literal, other `${` and `%{` are evaluated. */
function evaluated(template: string): string {
  return template.replace(/\$\$\{|%%\{|[$%]\{/g, (found) => {
    if (found.length === 2) throw new Error(`Terraform would evaluate ${template}`);
    return found.slice(1);
  });
}

const roundTrip = (values: Record<string, HelmValue>): unknown => JSON.parse(evaluated(renderValues(values)));

const HARD_TEXTS = [
  "${name}",
  "$${__value.raw}",
  "$$${x}",
  "%{ if true }",
  "%%{x}",
  "$%{x}",
  "%${x}",
  "$UUID %Y/%m/%d !{timestamp:yyyy} $ % {",
  '"quoted" and \\backslash\\ and \n new\tlines',
  "{{ .Values.flush }}",
  "no",
  "0123",
  "ünïcødé — 日本語",
];

describe("values of a release", () => {
  it.each(HARD_TEXTS)("hold %j as Helm is to see it, after Terraform has read it", (text) => {
    expect(roundTrip({ text, [text]: [text] })).toEqual({ text, [text]: [text] });
  });

  it.each([
    ["${x}", "$${x}"],
    ["%{x}", "%%{x}"],
    ["$${__value.raw}", "$$${__value.raw}"],
  ])("write %s as %s", (text, written) => {
    expect(renderValues({ text })).toContain(`"${written}"`);
  });

  it("are the same to a parser of YAML 1.1, whose bare words are booleans", () => {
    const values = { on: "off", yes: "no", text: "x".repeat(500), list: ["on", 1, 0.5, null, true] };
    expect(parse(renderValues(values), { version: "1.1" })).toEqual(values);
  });

  it("fold no long text, however many words it has", () => {
    const text = "word ".repeat(200);
    expect(renderValues({ text })).toContain(text);
  });

  it("keep the order of keys, and drop members that are undefined", () => {
    const values = { b: 1, none: undefined, a: { none: undefined, c: [] } };
    expect(renderValues(values)).toBe('{\n  "b": 1,\n  "a": {\n    "c": []\n  }\n}');
  });

  it("let Terraform fill in references, and nothing else", () => {
    expect(renderValues({ vpcId: new Reference("${data.x.vpc_id}"), text: "${data.x.vpc_id}" })).toBe(
      '{\n  "vpcId": "${data.x.vpc_id}",\n  "text": "$${data.x.vpc_id}"\n}',
    );
  });

  it("resolve CDKTF tokens in references, alone and within a text", () => {
    const document = synthesized((stack) => {
      const role = new IamRole(stack, "role", { assumeRolePolicy: "{}" });
      const values = { arn: new Reference(role.arn), url: new Reference(`https://x/${role.id}?y`) };
      new TerraformOutput(stack, "values", { value: renderValues(values), staticId: true });
    });
    expect(JSON.parse(String(document.output?.values?.value))).toEqual({
      arn: expect.stringMatching(/^\$\{aws_iam_role\.role\w*\.arn\}$/) as unknown,
      url: expect.stringMatching(/^https:\/\/x\/\$\{aws_iam_role\.role\w*\.id\}\?y$/) as unknown,
    });
  });

  it.each<[string, HelmValue]>([
    ["a token outside a reference", Token.asString({ resolve: () => "x" })],
    ["a token as a number", Token.asNumber({ resolve: () => 1 })],
    ["an infinite number", Infinity],
    ["no number", NaN],
  ])("refuse %s", (_, value) => {
    expect(() => renderValues({ outer: [{ value }] })).toThrow(/Helm values/);
  });

  it("refuse a token as a key", () => {
    expect(() => renderValues({ [Token.asString({ resolve: () => "x" })]: 1 })).toThrow(/must be a Reference/);
  });

  it.each(['${x["a"]}', "a\\b", "a\nb"])("refuse the reference %j, which would break the JSON around it", (text) => {
    expect(() => new Reference(text)).toThrow(/no quotes, backslashes or control characters/);
  });
});

describe("literal text in a field that Helm runs through tpl", () => {
  /** Go's templates, as far as literals in backquotes go. */
  const executed = (template: string) =>
    template.replace(/\{\{(.*?)\}\}/g, (_, action: string) => {
      const literal = /^`([^`]*)`$/.exec(action);
      if (!literal) throw new Error(`Helm would execute ${action}`);
      return literal[1]!;
    });

  it.each(["{{ .Values.secret }}", "{{- x -}}", "{{{{", "{{{", "a {{b}} c {{d}}", "plain"])("%s stays", (text) => {
    expect(executed(tplLiteral(text))).toBe(text);
  });

  it("has no quotes that a chart's conversion to YAML would escape", () => {
    expect(tplLiteral("{{")).not.toMatch(/["'\\]/);
  });
});

const hasTerraform = spawnSync("terraform", ["version"], { stdio: "ignore" }).status === 0;
const describeWithTerraform = hasTerraform ? describe : describe.skip;
if (!hasTerraform) console.warn("Skipped: Terraform's own reading of Helm values (terraform is not on PATH)");

describeWithTerraform("values of a release, read by Terraform itself", () => {
  it("arrive as they were written, references filled in", () => {
    const texts = Object.fromEntries(HARD_TEXTS.map((text, index) => [`text-${index}`, text]));
    const folder = mkdtempSync(join(tmpdir(), "fleet-values-"));
    try {
      const values = renderValues({ ...texts, filled: new Reference("${local.name}-x") });
      const document = { locals: { name: "acme" }, output: { values: { value: values } } };
      writeFileSync(join(folder, "main.tf.json"), JSON.stringify(document));
      const terraform = (...args: string[]) =>
        spawnSync("terraform", args, {
          cwd: folder,
          encoding: "utf8",
          env: { PATH: process.env.PATH, HOME: folder, CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1" },
        });
      expect(terraform("apply", "-auto-approve", "-no-color").stderr).toBe("");
      const outputs = JSON.parse(terraform("output", "-json").stdout) as { values: { value: string } };
      expect(JSON.parse(outputs.values.value)).toEqual({ ...texts, filled: "acme-x" });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
