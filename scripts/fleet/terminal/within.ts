import { EXIT, ExitError } from "./exit";

let abandoned = 0;

/**
 * What a piece of work gives, or an error of exit 3 once `ms` milliseconds are over: then nobody waits for it any more,
 * though it may go on, as a program does that gives credentials.
 */
export async function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      abandoned++;
      reject(new ExitError(EXIT.environment, `${what} did not answer within ${ms / 1000} s`));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether work was given up that may still keep this process: then it has to be ended, as it won't end by itself. */
export function leftBehind(): boolean {
  return abandoned > 0;
}
