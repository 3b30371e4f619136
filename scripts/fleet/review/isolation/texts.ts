import { gunzipSync } from "node:zlib";

import { stringsIn, type TextAt } from "../model/strings-in";

const BASE64 = /^[A-Za-z0-9+/\r\n]{16,}={0,2}\s*$/;
/** Control characters that no text has. */
const BINARY = /[\x00-\x08\x0e-\x1f\ufffd]/;

/** The texts within a text that is a document itself: JSON, or base64 of a text. Undefined for what is none. */
export function textsWithin(text: string): readonly TextAt[] | undefined {
  const first = text.trimStart()[0];
  if (first === "{" || first === "[") {
    const value = parsed(text);
    return value === undefined ? undefined : [...stringsIn(value)];
  }
  const unpacked = BASE64.test(text) ? fromBase64(text) : undefined;
  if (unpacked !== undefined) return [{ path: "", text: unpacked }];
  if (!/%[0-9A-Fa-f]{2}/.test(text)) return undefined;
  const decoded = decodedUri(text);
  return decoded === undefined || decoded === text ? undefined : [{ path: "", text: decoded }];
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function fromBase64(text: string): string | undefined {
  const bytes = Buffer.from(text, "base64");
  const plain = (bytes[0] === 0x1f && bytes[1] === 0x8b ? unzipped(bytes) : bytes)?.toString("utf8");
  return plain === undefined || BINARY.test(plain) ? undefined : plain;
}

function unzipped(bytes: Buffer): Buffer | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: 1 << 24 });
  } catch {
    return undefined;
  }
}

function decodedUri(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
