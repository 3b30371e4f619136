import { progress, type Progress } from "../terminal/progress";

/** What Terraform says in the end, of all it says. */
const CONCLUSION = /^(?:Plan: .*|No changes\..*|Apply complete! .*)$/m;

const DONE = /: (?:Creation|Modifications|Import|Destruction) complete\b/g;

/** A command of Terraform in one line: what it concludes; undefined for one that concludes nothing. */
export function conclusionOf(output: string): string | undefined {
  return CONCLUSION.exec(output)?.[0];
}

/** How many resources a conclusion of `terraform plan` is about. */
export function plannedIn(conclusion: string): number {
  const counts = conclusion.matchAll(/(\d+) to (?:import|add|change)/g);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}

/** Shows how far an apply has come, from what it prints piece by piece. */
export class ApplyProgress {
  private readonly shown: Progress;
  private rest = "";

  constructor(total: number) {
    this.shown = progress("terraform apply: resources done", total);
  }

  hear(text: string): void {
    // The end of a piece may be the middle of a line.
    const end = (this.rest + text).lastIndexOf("\n") + 1;
    const lines = (this.rest + text).slice(0, end);
    this.rest = (this.rest + text).slice(end);
    const done = lines.match(DONE)?.length ?? 0;
    if (done > 0) this.shown.advance(done);
  }
}
