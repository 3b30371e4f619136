/** G2: which of two synths' files differ, byte for byte. */
export function differences(
  first: Readonly<Record<string, string>>,
  second: Readonly<Record<string, string>>,
): string[] {
  const paths = [...new Set([...Object.keys(first), ...Object.keys(second)])].sort();
  return paths.filter((path) => first[path] !== second[path]).map((path) => describe(path, first[path], second[path]));
}

function describe(path: string, first: string | undefined, second: string | undefined): string {
  if (first === undefined || second === undefined)
    return `${path} is only in the ${first === undefined ? "second" : "first"}`;
  const [a, b] = [first.split("\n"), second.split("\n")];
  const line = a.findIndex((text, index) => text !== b[index]);
  return `${path}:${line + 1} has ${shown(a[line])} and ${shown(b[line])}`;
}

function shown(line = ""): string {
  return line.trim() === "" ? "nothing" : line.trim();
}
