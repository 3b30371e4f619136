import { plural } from "../../../../config/catalogue/plural";
import { note, printJson, printLine } from "../../terminal/print";
import { assertSize, chosenFile, chosenUpload } from "../chosen-upload";
import { curlPost } from "../curl-line";
import { noteLifetime, openPresign } from "../open-presign";
import type { UploadOptions } from "../upload-options";
import { presignPost } from "./presign-post";

/** Whose upload a form takes, and how large it may be. */
export interface PostOptions extends UploadOptions {
  readonly maxBytes?: number;
}

/** Makes a form for one upload and prints the line that sends it. */
export async function printPost(options: PostOptions): Promise<void> {
  const file = chosenFile(options);
  const opened = await openPresign(options, "input");
  const maxBytes = options.maxBytes ?? opened.client.storage.maxUploadBytes;
  assertSize(options.file, maxBytes);
  const upload = await chosenUpload(options, opened);
  const { lifetime, ...signed } = await presignPost(opened.place, upload, { ...opened.signing, maxBytes });
  const curl = curlPost(signed.url, signed.fields, file);
  const { expiresIn, expiresAt } = lifetime;
  if (options.json) printJson({ ...signed, expiresIn, expiresAt, curl });
  else printLine(curl);
  note(`${signed.imageId}: ${opened.place.bucket}/${signed.fileKey}, up to ${plural(maxBytes, "byte")}`);
  noteLifetime(lifetime);
}
