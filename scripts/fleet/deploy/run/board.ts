import { redraws } from "../../terminal/redraws";

interface Line {
  readonly phase: string;
  readonly since: number;
  readonly done: (() => number) | undefined;
}

/** What is at work, a line each: on a terminal below all that is said, drawn anew each second; in a log once a minute. */
export class Board {
  private readonly lines = new Map<string, Line>();
  private readonly timer: NodeJS.Timeout;
  private drawn = 0;
  private held = 0;
  private seconds = 0;

  constructor(private readonly stream: NodeJS.WriteStream = process.stderr) {
    this.timer = setInterval(() => this.tick(), 1000);
    this.timer.unref();
  }

  show(name: string, phase: string, done?: () => number): void {
    this.lines.set(name, { phase, since: this.lines.get(name)?.since ?? Date.now(), done });
    if (!redraws(this.stream)) this.stream.write(`${name}: ${phase}\n`);
    this.draw();
  }

  end(name: string, text: string): void {
    this.lines.delete(name);
    this.print(text);
  }

  print(text: string): void {
    this.wipe();
    this.stream.write(`${text}\n`);
    this.draw();
  }

  /** Nothing is drawn while somebody is asked. */
  async aside<T>(work: () => Promise<T>): Promise<T> {
    this.wipe();
    this.held += 1;
    try {
      return await work();
    } finally {
      this.held -= 1;
      this.draw();
    }
  }

  close(): void {
    clearInterval(this.timer);
    this.wipe();
    this.lines.clear();
  }

  private tick(): void {
    this.seconds += 1;
    if (redraws(this.stream)) return this.draw();
    if (this.seconds % 60 === 0 && this.held === 0) for (const line of this.texts()) this.stream.write(`${line}\n`);
  }

  private draw(): void {
    if (!redraws(this.stream) || this.held > 0) return;
    this.wipe();
    const width = this.stream.columns > 0 ? this.stream.columns - 1 : 79;
    // More lines than the terminal has can't be taken back.
    const room = Math.max(1, (this.stream.rows > 0 ? this.stream.rows : 24) - 2);
    const texts = this.texts().slice(0, room);
    for (const text of texts) this.stream.write(`${text.slice(0, width)}\n`);
    this.drawn = texts.length;
  }

  private wipe(): void {
    if (this.drawn > 0) this.stream.write(`\u001b[${this.drawn}A\u001b[J`);
    this.drawn = 0;
  }

  private texts(): string[] {
    return [...this.lines].map(([name, { phase, since, done }]) => {
      const count = done === undefined ? "" : `, ${done()} done`;
      return `${name}: ${phase}${count} (${Math.round((Date.now() - since) / 1000)} s)`;
    });
  }
}
