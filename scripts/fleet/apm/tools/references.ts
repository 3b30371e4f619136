/** `${NAME}`, `${env:NAME}`, `$__file{/path}`, `$__env{NAME}`, `{{ … }}`: something that another program fills in. */
const REFERENCE = /^(?:\$\{[^{}]*\}|\$__\w+\{[^{}]*\}|\$[A-Za-z_]\w*|\{\{[^{}]*\}\})$/;

const REFERENCE_INSIDE = /\$\{[^{}]*\}|\$__\w+\{[^{}]*\}|%\([^()]*\)s/;

/** Whether a value is nothing but a reference. */
export function isReference(value: unknown): boolean {
  return typeof value === "string" && REFERENCE.test(value.trim());
}

/** Whether a text holds a reference, so that its form is not known yet. */
export function hasReference(text: string): boolean {
  return REFERENCE_INSIDE.test(text);
}
