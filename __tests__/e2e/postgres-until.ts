/** How long anything may take that a test waits for. */
const DEADLINE_SECONDS = 60;

/** Asks again and again until the answer is yes; an error counts as no, and the last one is told after the deadline. */
export async function until(what: string, ask: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + DEADLINE_SECONDS * 1000;
  let reason: unknown = "the answer stayed no";
  while (Date.now() < deadline) {
    try {
      if (await ask()) return;
    } catch (error) {
      reason = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`waited ${DEADLINE_SECONDS} s until ${what}: ${String(reason)}`);
}
