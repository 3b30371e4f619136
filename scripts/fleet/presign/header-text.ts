/** What an encoded word holds besides its text: `=?UTF-8?B?` and `?=`. */
const WORD_BYTES = 45;

/**
 * A text as the value of an HTTP header: as it is when it is plain ASCII, otherwise as encoded words (RFC 2047), which is
 * how S3 itself returns metadata. Whatever a file is called, the value stays one header (M-17).
 */
export function headerText(text: string): string {
  const isPlain = /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text) && !text.includes("=?");
  return isPlain ? text : words(text).join(" ");
}

/** Words of at most 75 characters, none of which splits a character. */
function words(text: string): string[] {
  const parts: string[] = [];
  let part = "";
  for (const character of text) {
    if (Buffer.byteLength(part + character) > WORD_BYTES) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  return [...parts, part].map((each) => `=?UTF-8?B?${Buffer.from(each).toString("base64")}?=`);
}
