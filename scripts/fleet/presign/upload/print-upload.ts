import { note, printJson, printLine } from "../../terminal/print";
import { assertSize, chosenFile, chosenUpload } from "../chosen-upload";
import { curlPut } from "../curl-line";
import { noteLifetime, openPresign } from "../open-presign";
import type { UploadOptions } from "../upload-options";
import { presignUpload } from "./presign-upload";

/** Makes a URL for one upload and prints the line that uses it. */
export async function printUpload(options: UploadOptions): Promise<void> {
  const file = chosenFile(options);
  const opened = await openPresign(options, "input");
  assertSize(options.file, opened.client.storage.maxUploadBytes);
  const upload = await chosenUpload(options, opened);
  const { lifetime, ...signed } = await presignUpload(opened.place, upload, opened.signing);
  const curl = curlPut(signed.uploadUrl, signed.requiredHeaders, file);
  const { expiresIn, expiresAt } = lifetime;
  if (options.json) printJson({ ...signed, expiresIn, expiresAt, curl });
  else printLine(curl);
  note(`${signed.imageId}: ${opened.place.bucket}/${signed.fileKey}`);
  noteLifetime(lifetime);
}
