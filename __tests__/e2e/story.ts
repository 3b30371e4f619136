/** Declares the steps of one story in order; after a failed step the later ones fail at once and say so. */
export function story(): (name: string, run: () => Promise<void> | void) => void {
  let failedStep: string | undefined;
  return (name, run) => {
    test(name, async () => {
      if (failedStep !== undefined) throw notRun(failedStep);
      try {
        await run();
      } catch (error) {
        failedStep = name;
        throw error;
      }
    });
  };
}

/** Without a stack: the place to look at is the failed step. */
function notRun(failedStep: string): Error {
  const error = new Error(`Not run, because this failed before: ${failedStep}`);
  error.stack = error.message;
  return error;
}
