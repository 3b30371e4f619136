/** A path as tables have it: blocks by name, whichever of several it is. */
export function withoutIndices(path: string): string {
  return path.replace(/\.\d+(?=\.|$)/g, "");
}

/** Whether a path is another or lies within it. */
export function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`);
}
