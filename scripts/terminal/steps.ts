import { ListrLogger, Listr, ProcessOutput } from "listr2";

/** One of the steps that a command takes in order. */
export interface Step {
  readonly title: string;
  /** Does it; what is said meanwhile stands under the title. A throw ends the command, and no later step runs. */
  readonly run: (say: (text: string) => void) => Promise<void>;
  /** Why it is not needed, if it isn't. */
  readonly skip?: string;
}

/** Takes steps in order and shows each on stderr: lively on a terminal, a line each elsewhere. */
export async function runSteps(steps: readonly Step[]): Promise<void> {
  const logger = new ListrLogger({ processOutput: new ProcessOutput(process.stderr, process.stderr), useIcons: true });
  const tasks = steps.map(({ title, run, skip }) => ({
    title,
    skip: skip ?? false,
    task: (_: unknown, task: { output: string }) => run((text) => (task.output = text)),
  }));
  await new Listr(tasks, {
    renderer: process.stderr.isTTY ? "default" : "simple",
    rendererOptions: { logger, collapseErrors: false },
    fallbackRendererOptions: { logger },
  }).run();
}
