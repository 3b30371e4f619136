/** A client's part of a bucket that clients share. */
export interface ClientPrefix {
  readonly bucketName: string;
  /** Ends in a slash: `logs/client=acme` is also the beginning of `logs/client=acme-eu/` (C-02). */
  readonly prefix: string;
  /** Where the bucket is encrypted with a key of the account's own. */
  readonly kmsKeyArn?: string;
}

/** The prefix without its slash, for tools that put one between prefix and key themselves. */
export function barePrefix({ prefix }: Pick<ClientPrefix, "prefix">): string {
  if (!/[^/]\/$/.test(prefix)) throw new Error(`A client's prefix ends in one slash, and ${prefix} does not`);
  return prefix.slice(0, -1);
}

/** A folder within a client's prefix. */
export function folderIn(place: ClientPrefix, folder: string): ClientPrefix {
  return { ...place, prefix: `${barePrefix(place)}/${folder}/` };
}
