import { isIPv4, isIPv6 } from "node:net";

import { EXIT, ExitError } from "../terminal/exit";
import type { RecordType } from "./record-type";

const HOST = /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)+$/i;

/** A text record is made of strings of this many bytes. */
const TEXT_BYTES = 255;
const LONGEST_TEXT_BYTES = 4000;

/** Values as Route 53 takes them; exit 2 for one that the type can't have. */
export function recordValues(type: RecordType, values: readonly string[]): string[] {
  if (new Set(values).size < values.length) throw new ExitError(EXIT.usage, "a value is given twice");
  if (type === "CNAME" && values.length !== 1) throw new ExitError(EXIT.usage, "a CNAME has one value");
  return values.map((value) => FORMS[type](value));
}

const FORMS: Readonly<Record<RecordType, (value: string) => string>> = {
  A: (value) => (isIPv4(value) ? value : refuse(value, "an IPv4 address")),
  AAAA: (value) => (isIPv6(value) && !value.includes("%") ? value : refuse(value, "an IPv6 address")),
  CNAME(value) {
    const host = value.replace(/\.$/, "");
    return HOST.test(host) ? `${host.toLowerCase()}.` : refuse(value, "a host's full name");
  },
  TXT(value) {
    const bytes = Buffer.from(value);
    if (bytes.length === 0 || bytes.length > LONGEST_TEXT_BYTES) {
      throw new ExitError(EXIT.usage, `a text has 1 to ${LONGEST_TEXT_BYTES} bytes`);
    }
    const strings: string[] = [];
    for (let at = 0; at < bytes.length; at += TEXT_BYTES) strings.push(quoted(bytes.subarray(at, at + TEXT_BYTES)));
    return strings.join(" ");
  },
};

/** In quotes, and what is not printable ASCII by its octal code: so it comes back as it went (Route 53 Developer Guide). */
function quoted(bytes: Buffer): string {
  const escaped = [...bytes].map((byte) => {
    const character = String.fromCharCode(byte);
    if (character === '"' || character === "\\") return `\\${character}`;
    return byte >= 0x20 && byte <= 0x7e ? character : `\\${byte.toString(8).padStart(3, "0")}`;
  });
  return `"${escaped.join("")}"`;
}

function refuse(value: string, what: string): never {
  throw new ExitError(EXIT.usage, `${JSON.stringify(value)} is not ${what}`);
}
