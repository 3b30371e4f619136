import { errorCode } from "./failure";

/**
 * An answer of AWS, or undefined when it says by this very code that there is no such setting. Another 404, such as of
 * a bucket that has gone meanwhile, is no such answer (G13).
 */
export async function unlessUnset<T>(answer: Promise<T>, code: string): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (errorCode(error) === code) return undefined;
    throw error;
  }
}
