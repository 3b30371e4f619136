/** Whether a stream is a terminal that understands more than text: a dumb one, as of an editor, shows escape codes as they are. */
export function redraws(stream: Pick<NodeJS.WriteStream, "isTTY">): boolean {
  return stream.isTTY === true && process.env.TERM !== "dumb";
}
