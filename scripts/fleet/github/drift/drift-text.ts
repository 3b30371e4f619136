import type { GateFinding } from "../../review/gate/verdict";
import type { Block, Line } from "../../review/comment/document/block";
import { markdownOf } from "../../review/comment/document/markdown";
import type { Said } from "../said";

/** What an issue about drift says. */
export interface DriftSaid extends Said {
  readonly title: string;
  /** Nothing differs, and all of it was looked at. */
  readonly resolved: boolean;
}

type Found = Pick<GateFinding, "rule" | "severity" | "stack" | "address" | "attribute" | "reason">;

/** What was changed beside Terraform in a target, and what could not be looked at. */
export function driftText(
  { project, environment, region }: { readonly project: string; readonly environment: string; readonly region: string },
  findings: readonly Found[],
): DriftSaid {
  const drifted = findings.filter(({ rule }) => rule === "drift");
  // Plans that are missing or can't be judged: rules about a change have nothing to say where nothing is changed.
  const unseen = findings.filter(({ rule, severity }) => rule.startsWith("plan") && severity === "refused");
  const marker = `<!-- fleet-drift ${project} ${environment} ${region} -->`;
  const place = `${environment}, ${region}`;
  const blocks: Block[] = [
    { kind: "paragraph", line: [summary(drifted.length, unseen.length, place)] },
    ...section("Changed beside Terraform", drifted),
    ...section("Not looked at", unseen),
    {
      kind: "paragraph",
      line: ["Put it right in AWS, deploy again, or take it into the configuration. This issue closes by itself."],
    },
  ];
  return {
    marker,
    text: `${marker}\n\n${markdownOf(blocks).trimEnd()}\n`,
    title: `Drift in ${place}`,
    resolved: drifted.length === 0 && unseen.length === 0,
  };
}

function summary(drifted: number, unseen: number, place: string): string {
  if (drifted === 0 && unseen === 0) return `Nothing differs from the states of ${place} any more.`;
  const differs = `${drifted} ${drifted === 1 ? "thing differs" : "things differ"} from the states of ${place}`;
  return unseen === 0 ? `${differs}.` : `${differs}, and not everything could be looked at.`;
}

function section(title: string, findings: readonly Found[]): Block[] {
  if (findings.length === 0) return [];
  return [
    { kind: "heading", level: 3, line: [title] },
    {
      kind: "table",
      head: ["Stack", "Address", "Attributes", "What"],
      rows: findings.map(({ stack, address, attribute, reason }): Line[] => {
        return [code(stack), code(address), code(attribute), [reason]];
      }),
      share: 0.9,
      rest: (left) => [`${left} more: npx fleet gate --plans tells all of it`],
    },
  ];
}

function code(text: string | undefined): Line {
  return text === undefined ? ["–"] : [{ code: text }];
}
