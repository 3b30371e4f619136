/** What an exit code means, for every command. */
export const EXIT = {
  ok: 0,
  /** A check failed or something was refused. */
  failed: 1,
  /** Wrong arguments, or an invalid configuration. */
  usage: 2,
  /** A tool or credentials are missing. */
  environment: 3,
  interrupted: 130,
} as const;

/** Ends a command with a code; the message, if any, goes to stderr as one line. */
export class ExitError extends Error {
  constructor(
    readonly code: (typeof EXIT)[keyof typeof EXIT],
    message = "",
    /** The error that this one puts into words, for whoever goes on from it. */
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
