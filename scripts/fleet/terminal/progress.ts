import { redraws } from "./redraws";

/** How far a long piece of work has come, on stderr. */
export interface Progress {
  advance(count: number): void;
  /** Ends the line; without a text the count stands. */
  done(text?: string): void;
}

/** In a log a line for each of these parts of the whole, so that it tells without filling it. */
const PARTS = 10;

/** Shows how many of a total are done: on a terminal in one line that changes, elsewhere a line for every tenth. */
export function progress(label: string, total?: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  const part = Math.max(1, Math.ceil((total ?? 10_000) / PARTS));
  let count = 0;
  let shown = -1;
  const text = () => `${label}: ${count}${total === undefined ? "" : ` of ${total}`}`;
  return {
    advance(more) {
      count += more;
      if (redraws(stream)) stream.write(`\r\u001b[K${text()}`);
      else if (Math.floor(count / part) > shown) {
        shown = Math.floor(count / part);
        stream.write(`${text()}\n`);
      }
    },
    done(ended) {
      stream.write(`${redraws(stream) ? "\r\u001b[K" : ""}${ended ?? text()}\n`);
    },
  };
}
