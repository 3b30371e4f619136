import { EXIT, ExitError } from "../terminal/exit";

/** A label of a name; an underscore begins those of services and proofs. */
const LABEL = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;

/**
 * The full name, without the last dot, of a name within a zone: `@` is the zone itself; a name that ends with the zone, or
 * with a dot, is taken as it is. Names of other zones are refused, also those of other clients (S3-113).
 */
export function recordName(written: string, zoneName: string, parentZone: string): string {
  const text = written.toLowerCase();
  const name = absolute(text, zoneName, parentZone);
  const [first, ...rest] = name.split(".");
  const labels = first === "*" ? rest : [first!, ...rest];
  if (name.length > 253 || !labels.every((label) => LABEL.test(label)))
    throw new ExitError(EXIT.usage, `${JSON.stringify(written)} is no DNS name`);
  if (name !== zoneName && !name.endsWith(`.${zoneName}`))
    throw new ExitError(EXIT.failed, `${name} is not in ${zoneName}: it is refused`);
  return name;
}

function absolute(text: string, zoneName: string, parentZone: string): string {
  if (text === "@") return zoneName;
  if (text.endsWith(".")) return text.slice(0, -1);
  const isFull = text === parentZone || text.endsWith(`.${parentZone}`);
  return isFull ? text : `${text}.${zoneName}`;
}
