/** How many resources an apply has added, changed and destroyed. */
export interface Counts {
  readonly added: number;
  readonly changed: number;
  readonly destroyed: number;
}

const WORDS = { Creation: "added", Import: "added", Modifications: "changed", Destruction: "destroyed" } as const;
const DONE = /: (?<word>Creation|Import|Modifications|Destruction) complete\b/;

/** Counts what an apply has done from what it says, piece by piece: also of one that fails half way. */
export class DoneCount {
  readonly counts = { added: 0, changed: 0, destroyed: 0 };
  private rest = "";

  hear(text: string): void {
    // The end of a piece may be the middle of a line.
    const lines = (this.rest + text).split("\n");
    this.rest = lines.pop()!;
    for (const line of lines) {
      const word = DONE.exec(line)?.groups?.word as keyof typeof WORDS | undefined;
      if (word !== undefined) this.counts[WORDS[word]] += 1;
    }
  }

  get total(): number {
    const { added, changed, destroyed } = this.counts;
    return added + changed + destroyed;
  }
}
