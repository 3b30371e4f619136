/**
 * Runs a function while CDKTF records no creation traces: it captures a whole stack for every nested block, at half of
 * the construction time, and shows them nowhere. Errors are not affected; they capture their stack by themselves.
 */
export function withoutCreationTraces<T>(run: () => T): T {
  const native = Object.getOwnPropertyDescriptor(Error, "captureStackTrace")!;
  Object.defineProperty(Error, "captureStackTrace", { ...native, value: () => undefined });
  try {
    return run();
  } finally {
    Object.defineProperty(Error, "captureStackTrace", native);
  }
}
