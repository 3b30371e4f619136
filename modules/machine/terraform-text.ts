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
