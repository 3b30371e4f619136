import { type ImageSize, objectKey } from "../../../../modules/client-storage/object-layout";
import { EXIT, ExitError } from "../../terminal/exit";
import { note, printJson, printLine } from "../../terminal/print";
import { noteLifetime, openPresign } from "../open-presign";
import type { PresignOptions } from "../options";
import { presignDownload } from "./presign-download";

/** Which object is read. */
export interface DownloadOptions extends PresignOptions {
  readonly user?: string;
  readonly image?: string;
  readonly size: ImageSize;
  readonly key?: string;
}

/** Makes a URL that reads one object, and prints it. */
export async function printDownload(options: DownloadOptions): Promise<void> {
  const key = chosenKey(options);
  const { place, signing } = await openPresign(options, "output");
  const { lifetime, ...signed } = await presignDownload(place, key, signing);
  const { expiresIn, expiresAt } = lifetime;
  if (options.json) printJson({ ...signed, expiresIn, expiresAt });
  else printLine(signed.downloadUrl);
  note(`${place.bucket}/${key}`);
  noteLifetime(lifetime);
}

function chosenKey({ key, user: userId, image: imageId, size }: DownloadOptions): string {
  if (key) return key;
  if (userId !== undefined && imageId !== undefined) return objectKey({ kind: "processed", userId, imageId, size });
  throw new ExitError(EXIT.usage, "--user and --image say what is downloaded, or --key does");
}
