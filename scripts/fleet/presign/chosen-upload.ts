import { randomUUID } from "node:crypto";
import { statSync } from "node:fs";
import { basename } from "node:path";

import { plural } from "../../../config/catalogue/plural";
import { UPLOAD_EXTENSIONS } from "../../../modules/client-storage/object-layout";
import { EXIT, ExitError } from "../terminal/exit";
import type { Presigning } from "./open-presign";
import { contentTypeOf, upload, type Upload } from "./upload";
import { uploadKeyArn } from "./upload-key";
import type { UploadOptions } from "./upload-options";

/** The upload that the options tell, under a new id, with the ARN of the key that its bucket demands. */
export async function chosenUpload(options: UploadOptions, { place, signing }: Presigning): Promise<Upload> {
  const fileName = basename(chosenFile(options));
  const contentType = options.contentType ?? options.type ?? contentTypeOf(fileName);
  if (contentType === undefined) {
    const types = Object.keys(UPLOAD_EXTENSIONS).join(", ");
    throw new ExitError(EXIT.usage, `${JSON.stringify(fileName)} tells no type: --content-type says which of ${types}`);
  }
  return upload({
    userId: options.user,
    fileName,
    contentType,
    kmsKeyArn: await uploadKeyArn(place.kmsKeyId, place.region),
    imageId: `img_${randomUUID().replaceAll("-", "")}`,
    at: signing.at,
  });
}

/** The file that is going to be uploaded; exit 2 without one. */
export function chosenFile({ file, filename }: UploadOptions): string {
  const chosen = file ?? filename;
  if (chosen === undefined) throw new ExitError(EXIT.usage, "--file or --filename says what is uploaded");
  return chosen;
}

/** Refuses a file that is there to be looked at, and too large or empty; S3 enforces the size of forms only (S1-31). */
export function assertSize(file: string | undefined, maxBytes: number): void {
  if (file === undefined) return;
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new ExitError(EXIT.usage, `${JSON.stringify(file)} is no file`);
  if (found.size >= 1 && found.size <= maxBytes) return;
  const reason = `it has ${plural(found.size, "byte")}, and 1 to ${maxBytes} are taken`;
  throw new ExitError(EXIT.failed, `${JSON.stringify(file)} is refused: ${reason}`);
}
