import { Token } from "cdktf";

import { terraformText, withReferencesAs } from "../../../modules/machine/terraform-text";

describe("text for Terraform", () => {
  it.each([
    ["a shell's variable", 'echo "${HOME}"', 'echo "$${HOME}"'],
    ["a format that looks like a directive", "date +%{x}", "date +%%{x}"],
    ["what was escaped already, once more", "$${HOME}", "$$${HOME}"],
    ["several", "${a}${b}%{c}", "$${a}$${b}%%{c}"],
  ])("escapes %s", (_, text, expected) => {
    expect(terraformText(text)).toBe(expected);
  });

  it.each(["$HOME $(date) $((1 + 1)) 50 % {a} { b }", "", "a\nb\n"])("leaves %j as it is", (text) => {
    expect(terraformText(text)).toBe(text);
  });

  it("leaves references to resources for CDKTF to resolve", () => {
    const reference = Token.asString({ resolve: () => "vol-1" }, { displayHint: "aws_ebs_volume.data.id" });
    expect(terraformText(`VOLUME='${reference}' \${A}`)).toBe(`VOLUME='${reference}' $\${A}`);
  });

  it("is measured with something of the right length for each reference", () => {
    const [first, second] = ["a", "b"].map((id) => Token.asString({ resolve: () => id }));
    expect(withReferencesAs(`${first} \${A} ${second}`, "vol-1")).toBe("vol-1 ${A} vol-1");
  });
});
