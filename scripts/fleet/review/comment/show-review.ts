import { EXIT, ExitError } from "../../terminal/exit";
import type { TargetOptions } from "../../terminal/options";
import { paintFor } from "../../terminal/paint";
import { printJson } from "../../terminal/print";
import { MOST_DELETED } from "../gate/most-deleted";
import { verdictOn } from "../gate/verdict-on";
import { withSides } from "../sides/open-sides";
import { plainOf } from "./document/plain";
import { reviewData } from "./review-data";
import { reviewBlocks, reviewComment } from "./review-document";
import { reviewOf } from "./review-of";

/** What is compared, and how it is told. */
export interface ReviewOptions extends TargetOptions {
  readonly plans?: string;
  readonly baseOut?: string;
  readonly headOut?: string;
  readonly markdown?: boolean;
  readonly json?: boolean;
}

/** Prints a review; where the gate refuses, the command ends with exit 1 after it. */
export async function showReview(ref: string | undefined, options: ReviewOptions): Promise<void> {
  const review = await withSides({ ...options, ref }, (sides) => {
    const judged = verdictOn(sides, { ...options, mostDeleted: MOST_DELETED });
    return reviewOf({ ...judged, sides, commands: [commandOf(ref, options)] });
  });
  if (options.json) printJson(reviewData(review));
  else if (options.markdown) process.stdout.write(reviewComment(review));
  else process.stdout.write(plainOf(reviewBlocks(review), paintFor(process.stdout)));
  if (!review.verdict.ok) throw new ExitError(EXIT.failed);
}

/** What says the same elsewhere: plans stay where they were made. */
function commandOf(ref: string | undefined, { environment, region }: ReviewOptions): string {
  return [
    "npx fleet review",
    ...(ref === undefined ? [] : [ref]),
    ...(environment === undefined ? [] : [`--environment ${environment}`]),
    ...(region === undefined ? [] : [`--region ${region}`]),
  ].join(" ");
}
