import { parsePolicy, type PolicyStatement } from "../verify/policy-document";

/** The statements of a policy as IAM hands it out, percent-encoded; undefined when they can't be read. */
export function iamPolicy(document: string | undefined): PolicyStatement[] | undefined {
  if (document === undefined) return undefined;
  try {
    return parsePolicy(document.startsWith("%") ? decodeURIComponent(document) : document);
  } catch {
    return undefined;
  }
}
