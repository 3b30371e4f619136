import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { measure, type Usage } from "./measure";
import type { BenchProject } from "./project";
import { writeRegistry } from "./registry";

/** So many clients are reviewed. */
const CLIENTS = 300;

/** What a review may take: times the CPU of one synth of as many clients in the same run, and MiB of memory. */
export const REVIEW_LIMITS = { synths: 4, peakMib: 1024 } as const;

/** What is measured: `fleet` with these words. The gate synthesizes base and head, and judges isolation as well. */
export const REVIEWS: readonly (readonly string[])[] = [["isolation"], ["diff", "HEAD"], ["gate", "HEAD"]];

/** What one command of a review takes. */
export interface ReviewCost extends Usage {
  readonly name: string;
  /** Its CPU, as that of so many synths. */
  readonly synths: number;
}

/** Reviews one client's edit among all of them. */
export function measureReviews(project: BenchProject): ReviewCost[] {
  writeRegistry(project.root, CLIENTS);
  commitAll(project.root);
  const clients = join(project.root, "config/clients.yaml");
  writeFileSync(clients, readFileSync(clients, "utf8").replace("instance_types: [t3.large]", "$&\n      max_size: 6"));
  const synth = measure([join(project.root, "scripts", "synth.js")], project.root, 1);
  return REVIEWS.map((words) => {
    const command = [join(project.root, "scripts", "fleet.js"), ...words];
    // A refusal is an answer, too.
    const usage = measure(command, project.root, 1, [0, 1]);
    return { ...usage, name: `fleet ${words.join(" ")}`, synths: usage.cpuMs / synth.cpuMs };
  });
}

/** A line for each, and whether each keeps within the limits. */
export function renderReviews(reviews: readonly ReviewCost[]): string[] {
  const synths = Math.max(...reviews.map((each) => each.synths));
  const peakMib = Math.max(...reviews.map((each) => each.peakMib));
  const kept = synths < REVIEW_LIMITS.synths && peakMib < REVIEW_LIMITS.peakMib;
  return [
    `a review of one client's edit among ${CLIENTS}`,
    ...reviews.map(({ name, cpuMs, peakMib: own, synths: times }) => {
      return `  ${name.padEnd(18)} ${(cpuMs / 1000).toFixed(2)} s of CPU, ${times.toFixed(2)} times one synth, ${own.toFixed(0)} MiB`;
    }),
    `  at most            ${synths.toFixed(2)} times one synth, ${peakMib.toFixed(0)} MiB: ${kept ? "within" : "OVER"} ${REVIEW_LIMITS.synths} synths and ${REVIEW_LIMITS.peakMib} MiB`,
  ];
}

/** The project as a repository, as a review compares what is committed with what is not. */
function commitAll(root: string): void {
  writeFileSync(join(root, ".gitignore"), "node_modules\ncdktf.out\n");
  const author = ["-c", "user.name=Bench", "-c", "user.email=bench@example.com", "-c", "commit.gpgsign=false"];
  for (const words of [
    ["init", "-q"],
    ["add", "-A"],
    [...author, "commit", "-q", "-m", "Base"],
  ])
    spawnSync("git", words, { cwd: root });
}
