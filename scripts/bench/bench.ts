import { join } from "node:path";

import { Command } from "commander";

import { PROJECT_ROOT } from "../fleet/terminal/project-root";
import { measure, type Usage } from "./measure";
import { profile } from "./profile";
import { BenchProject } from "./project";
import { writeRegistry } from "./registry";
import { measureReviews, renderReviews, type ReviewCost } from "./review";
import { measureStarts, renderStarts, type Start } from "./starts";

const HELP = `
Synthesizes registries of growing size, all in one run on one machine, so that the ratios hold wherever it runs.
The floor is what the output alone costs: start node, JSON.stringify, write.

Example:
  $ npm run bench -- --counts 1,10,100
`;

/** One size of registry. */
interface Row {
  readonly clients: number;
  readonly synth: Usage;
  readonly floor: Usage;
  readonly outputMib: number;
}

interface Options {
  readonly counts: string;
  readonly runs: string;
  readonly json?: boolean;
}

new Command("bench")
  .description("measure synth time and memory against the number of clients")
  .option("--counts <list>", "registry sizes", "1,10,100,1000")
  .option("--runs <number>", "runs of each size, of which the best counts", "3")
  .option("--json", "print the figures as JSON")
  .addHelpText("after", HELP)
  .action(({ counts, runs, json }: Options) => bench(counts.split(",").map(Number), Number(runs), json === true))
  .parse();

function bench(counts: readonly number[], runs: number, json: boolean): void {
  const project = new BenchProject(PROJECT_ROOT);
  try {
    progress("starts");
    const starts = measureStarts(project.root, runs);
    progress("the shipped example");
    const example = measureSynth(project, runs);
    const empty = measureCount(project, 0, runs);
    const rows = counts.map((clients) => measureCount(project, clients, runs));
    progress("where the time goes");
    const parts = profile(project.root);
    progress("reviews");
    const reviews = measureReviews(project);
    const figures = {
      starts,
      example,
      rows,
      growthExponent: growthExponent(empty, rows),
      memoryPerClientKib: memoryPerClient(empty, rows.at(-1)!),
      parts: Object.fromEntries(parts),
      reviews,
    };
    process.stdout.write(json ? `${JSON.stringify(figures, null, 2)}\n` : render(figures));
  } finally {
    project.remove();
  }
}

interface Figures {
  readonly starts: readonly Start[];
  readonly example: Usage;
  readonly rows: readonly Row[];
  /** Absent when fewer than two sizes say anything about growth. */
  readonly growthExponent: number | undefined;
  readonly memoryPerClientKib: number;
  readonly parts: Readonly<Record<string, number>>;
  readonly reviews: readonly ReviewCost[];
}

function measureCount(project: BenchProject, clients: number, runs: number): Row {
  progress(`${clients} clients`);
  writeRegistry(project.root, clients);
  const synth = measureSynth(project, clients > 100 ? 1 : runs);
  const floor = measure([join(__dirname, "floor.cjs"), project.stacks, join(project.root, "floor")], project.root, 1);
  return { clients, synth, floor, outputMib: project.outputBytes() / 2 ** 20 };
}

function measureSynth(project: BenchProject, runs: number): Usage {
  return measure([join(project.root, "scripts", "synth.js")], project.root, runs);
}

/** Slope of log(time beyond an empty registry's) over log(clients): 1 is linear. */
function growthExponent(empty: Row, rows: readonly Row[]): number | undefined {
  const points = rows
    .filter(({ clients, synth }) => clients >= 10 && synth.cpuMs > empty.synth.cpuMs)
    .map(({ clients, synth }) => [Math.log(clients), Math.log(synth.cpuMs - empty.synth.cpuMs)] as const);
  if (points.length < 2) return undefined;
  const mean = (index: 0 | 1): number => points.reduce((sum, point) => sum + point[index], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const covariance = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  const variance = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  return covariance / variance;
}

function memoryPerClient(empty: Row, largest: Row): number {
  return ((largest.synth.peakMib - empty.synth.peakMib) * 1024) / largest.clients;
}

function render({ starts, example, rows, growthExponent, memoryPerClientKib, parts, reviews }: Figures): string {
  const header = ["clients", "output MiB", "synth CPU s", "wall s", "peak MiB", "floor CPU s", "x floor"];
  const body = rows.map(({ clients, synth, floor, outputMib }) => [
    String(clients),
    outputMib.toFixed(2),
    seconds(synth.cpuMs),
    seconds(synth.wallMs),
    synth.peakMib.toFixed(0),
    seconds(floor.cpuMs),
    (synth.cpuMs / floor.cpuMs).toFixed(1),
  ]);
  const total = Object.values(parts).reduce((sum, ms) => sum + ms, 0);
  const shares = Object.entries(parts).map(
    ([part, ms]) => `  ${part.padEnd(20)} ${seconds(ms).padStart(7)} s ${percent(ms / total)}`,
  );
  return [
    "",
    ...[header, ...body].map((row) => row.map((cell) => cell.padStart(13)).join("")),
    "",
    ...renderStarts(starts),
    "",
    `shipped example      ${seconds(example.cpuMs)} s of CPU, ${example.peakMib.toFixed(0)} MiB`,
    `growth exponent      ${growthExponent?.toFixed(2) ?? "needs two sizes of 10 or more"} (CPU beyond an empty registry's; 1 is linear)`,
    `memory per client    ${memoryPerClientKib.toFixed(0)} KiB at ${rows.at(-1)!.clients} clients`,
    "",
    `where the time goes, at ${rows.at(-1)!.clients} clients (profiled run)`,
    ...shares,
    "",
    ...renderReviews(reviews),
    "",
  ].join("\n");
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0).padStart(3)} %`;
}

function progress(what: string): void {
  process.stderr.write(`measuring ${what}…\n`);
}
