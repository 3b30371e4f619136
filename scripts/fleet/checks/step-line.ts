import { redraws } from "../terminal/redraws";

/** The line of a step that is under way. */
export interface StepLine {
  /** Replaces it by what there is to say in the end. */
  end(text: string): void;
}

/** Shows on a terminal how long a step has been running; elsewhere only how it ended. */
export function stepLine(label: string, stream: NodeJS.WriteStream = process.stderr): StepLine {
  const start = performance.now();
  const show = (): void => void stream.write(`${CLEAR}${label} … ${Math.round((performance.now() - start) / 1000)} s`);
  const changes = redraws(stream);
  const timer = changes ? setInterval(show, 1000) : undefined;
  if (changes) show();
  return {
    end(text) {
      clearInterval(timer);
      stream.write(`${changes ? CLEAR : ""}${text}\n`);
    },
  };
}

const CLEAR = "\r\u001b[K";
