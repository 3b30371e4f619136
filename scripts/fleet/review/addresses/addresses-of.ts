/** Every resource, data source and output address of a synthesized stack, sorted: what must stay as it is (S3-132). */
export function addressesOf(stackJson: string): string[] {
  const { resource = {}, data = {}, output = {} } = JSON.parse(stackJson) as Record<string, Record<string, object>>;
  const within = (prefix: string, types: Record<string, object>): string[] =>
    Object.entries(types).flatMap(([type, members]) => Object.keys(members).map((id) => `${prefix}${type}.${id}`));
  return [
    ...within("", resource),
    ...within("data.", data),
    ...Object.keys(output).map((name) => `output.${name}`),
  ].sort();
}
