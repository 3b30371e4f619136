/**
 * Whether an address fits a pattern in which `*` is any text, also none; everything else is meant as it stands, so that
 * `aws_instance.acme_*` is acme's alone: the address of another client has no `_` there.
 */
export function matchesAddress(pattern: string, address: string): boolean {
  const [first = "", ...others] = pattern.split("*");
  const last = others.pop();
  if (last === undefined) return address === pattern;
  if (!address.startsWith(first)) return false;
  let from = first.length;
  // The leftmost place for each part leaves the most to those after it.
  for (const part of others) {
    const at = address.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return address.length - last.length >= from && address.endsWith(last);
}
