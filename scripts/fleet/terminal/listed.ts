/** More lines than this tell nobody more. */
const SHOWN = 20;

/** What is wrong, a line each below the line that it is added to; of many the first, and how many more there are. */
export function listed(problems: readonly string[]): string {
  const more = problems.length - SHOWN;
  return [...problems.slice(0, SHOWN), ...(more > 0 ? [`… and ${more} more`] : [])]
    .map((line) => `\n  ${line}`)
    .join("");
}
