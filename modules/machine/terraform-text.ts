import { Lazy } from "cdktf";

/** A reference to another resource, as CDKTF marks it in text until the synth resolves it. */
const REFERENCE = /\$\{TfToken\[[^\]]*\]\}/g;

/** The beginning of what Terraform would evaluate, unless it is a reference of CDKTF's. */
const TEMPLATE = /\$\{(?!TfToken\[)|%\{/g;

/** A shell's `${…}`, and `%{…}`, as Terraform must be given it to hand it on as it is; references stay references. */
export function terraformText(text: string): string {
  return text.replace(TEMPLATE, (opening) => `${opening.charAt(0)}${opening}`);
}

/** The text with something of the right length in place of each reference, whose value only AWS knows. */
export function withReferencesAs(text: string, placeholder: string): string {
  return text.replace(REFERENCE, placeholder);
}

/**
 * An expression by which Terraform itself compresses a text and puts it into base64: what its references stand for is
 * known to nobody before. They are filled in first, since CDKTF would take them for parts of the expression.
 */
export function terraformGzip(text: string): string {
  return Lazy.stringValue({
    // Of JSON's escapes HCL lacks those for backspace and form feed, which no text of ours has.
    produce: (context) => `\${base64gzip(${JSON.stringify(context.resolve(terraformText(text)))})}`,
  });
}
