import { z } from "zod";

import { ARN_KINDS, parseArn, type ArnKind, type ArnKindName } from "../catalogue/arn-kinds";
import { checked } from "./fields";

/** The ARN of one thing of one kind: nothing else of its service, and no wildcard. Account and region are for the checks. */
export function arn(name: ArnKindName): z.ZodString {
  const kind: ArnKind = ARN_KINDS[name];
  const advice = `must be the ARN of ${kind.what} such as ${kind.example}`;
  const hint = `such as ${kind.example}`;
  return checked(
    z.string(),
    (value) => {
      if (parseArn(value) === undefined) return { rule: "arn", message: advice };
      const message = arnProblem(value, kind);
      return message === undefined ? undefined : { rule: "arn", message, hint };
    },
    { pattern: `^arn:aws[a-z-]*:${kind.service}:`, patternErrorMessage: advice },
  );
}

function arnProblem(value: string, { what, service, regional, resource, except }: ArnKind): string | undefined {
  const parts = parseArn(value)!;
  if (/[*?]/.test(parts.resource)) return `holds a wildcard, and must name ${what}`;
  if (parts.service !== service || !resource.test(parts.resource)) return `is not the ARN of ${what}`;
  if (except?.resource.test(parts.resource)) return except.why;
  if (!/^\d{12}$/.test(parts.account)) return "names no account";
  if (regional && parts.region === "") return "names no region";
  return !regional && parts.region !== "" ? `names a region, and ${what} has none` : undefined;
}
