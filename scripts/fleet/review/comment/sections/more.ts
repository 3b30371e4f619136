import type { Line } from "../document/block";

/** What stands for what was left out, and where all of it is told. */
export function more(noun: string, command = "npx fleet review"): (left: number) => Line {
  return (left) => [`and ${left} more ${noun}: run `, { code: command }];
}
