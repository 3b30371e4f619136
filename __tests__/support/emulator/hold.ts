import type { Request } from "./request";
import type { Shim } from "./shim";

/** Requests that wait at the shim until a test lets them through. */
export interface Hold {
  /** Resolves with the first request that waits. */
  readonly arrived: Promise<Request>;
  release(): void;
}

/** Makes every request that matches wait, so that a test can look at the account in the middle of an operation. */
export function hold(shim: Shim, matches: (request: Request) => boolean): Hold {
  const arrival = signal<Request>();
  const permission = signal<void>();
  const remove = shim.intercept({
    async answer(request) {
      if (matches(request)) {
        arrival.give(request);
        await permission.given;
      }
      return undefined;
    },
  });
  return {
    arrived: arrival.given,
    release() {
      remove();
      permission.give();
    },
  };
}

function signal<T>(): { given: Promise<T>; give: (value: T) => void } {
  let give!: (value: T) => void;
  const given = new Promise<T>((resolve) => (give = resolve));
  return { given, give };
}
