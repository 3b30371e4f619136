/** Makes a key of what S3 lists. */
export type Decoder = (listed: string) => string;

/**
 * How keys in a list are read: asked for encoded keys, S3 says so in its answer, and writes a space as a plus. A store
 * that is only compatible with S3 may not encode them.
 */
export function decoderFor(encodingType: string | undefined): Decoder {
  return encodingType === "url" ? (listed) => decodeURIComponent(listed.replaceAll("+", " ")) : (listed) => listed;
}
