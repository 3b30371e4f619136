/** Runs work in an environment of its own: this process's variables that name no account, and the given ones. */
export async function withVariables<T>(
  variables: Readonly<Record<string, string>>,
  work: () => Promise<T>,
): Promise<T> {
  const before = process.env;
  const { PATH, HOME, TMPDIR } = before;
  const kept = Object.entries({ PATH, HOME, TMPDIR }).filter(([, value]) => value !== undefined);
  process.env = { ...Object.fromEntries(kept), ...variables };
  try {
    return await work();
  } finally {
    process.env = before;
  }
}
