/** A piece of work among others. */
export interface Piece {
  readonly name: string;
  /** Pieces of one chain stop where one of them fails; other chains go on. */
  readonly chain: string;
  /** Names of pieces that must be done before. */
  readonly after: readonly string[];
}

/** How pieces ended; those that are in neither were not begun. */
export interface Ended {
  readonly done: ReadonlySet<string>;
  readonly failed: ReadonlySet<string>;
}

/** What runs them. */
export interface ScheduleProps<P extends Piece> {
  readonly pieces: readonly P[];
  /** How many at the same time, at least 1. */
  readonly parallel: number;
  /** Whether to begin no further one. */
  readonly stopped: () => boolean;
  /** Does one, and returns whether it is done. */
  readonly work: (piece: P) => Promise<boolean>;
}

/**
 * Does pieces in the order given as far as what they come after is done, several at a time, and begins none of a chain in
 * which one has failed. What is under way is waited for whatever happens; then the first error of a piece is thrown.
 */
export async function schedule<P extends Piece>({ pieces, parallel, stopped, work }: ScheduleProps<P>): Promise<Ended> {
  const [done, failed] = [new Set<string>(), new Set<string>()];
  const broken = new Set<string>();
  const waiting = [...pieces];
  const named = new Set(pieces.map(({ name }) => name));
  const running = new Set<Promise<void>>();
  const errors: unknown[] = [];
  const next = (): P | undefined => {
    if (stopped() || errors.length > 0 || running.size >= parallel) return undefined;
    const ready = ({ chain, after }: P): boolean =>
      !broken.has(chain) && after.every((name) => done.has(name) || !named.has(name));
    const at = waiting.findIndex(ready);
    return at === -1 ? undefined : waiting.splice(at, 1)[0];
  };
  const begin = (piece: P): void => {
    const run = work(piece)
      .then((ok) => {
        (ok ? done : failed).add(piece.name);
        if (!ok) broken.add(piece.chain);
      })
      .catch((error: unknown) => {
        failed.add(piece.name);
        errors.push(error);
      })
      .finally(() => running.delete(run));
    running.add(run);
  };
  for (;;) {
    for (let piece = next(); piece !== undefined; piece = next()) begin(piece);
    if (running.size === 0) break;
    await Promise.race(running);
  }
  if (errors.length > 0) throw errors[0];
  return { done, failed };
}
