import type { Block } from "./document/block";
import { markdownOf, MOST_COMMENT_BYTES } from "./document/markdown";
import type { Review } from "./review";
import { detailsSection } from "./sections/details";
import { factsSection } from "./sections/facts";
import { findingSections } from "./sections/findings";
import { lossesSection } from "./sections/losses";
import { matrixSection } from "./sections/matrix";
import { verdictSection } from "./sections/verdict";

/** A review as parts of a page, what matters most first. */
export function reviewBlocks(review: Review): Block[] {
  return [
    ...verdictSection(review),
    ...findingSections(review),
    ...lossesSection(review),
    ...matrixSection(review),
    ...factsSection(review),
    ...detailsSection(review),
    { kind: "heading", level: 3, line: ["The same on your machine"] },
    { kind: "commands", lines: review.commands },
  ];
}

/** A review as a comment of a pull request: below 60,000 bytes, with a line that nobody sees for whoever updates it. */
export function reviewComment(review: Review): string {
  const marker = `${markerOf(review.target)}\n\n`;
  return `${marker}${markdownOf(reviewBlocks(review), MOST_COMMENT_BYTES - Buffer.byteLength(marker)).trimEnd()}\n`;
}

/** By this line the comment of a target is found again, and rewritten instead of repeated. */
export function markerOf({ project, environment, region }: Review["target"]): string {
  return `<!-- fleet-review ${project} ${environment} ${region} -->`;
}
