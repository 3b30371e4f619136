import {
  extensionOf,
  objectKey,
  UPLOAD_EXTENSIONS,
  type UploadContentType,
} from "../../../modules/client-storage/object-layout";
import { EXIT, ExitError } from "../terminal/exit";
import { headerText } from "./header-text";

/** What somebody is about to upload. */
export interface UploadRequest {
  readonly userId: string;
  /** As the user knows the file. */
  readonly fileName: string;
  readonly contentType: string;
  readonly kmsKeyArn: string;
  /** `img_` and 32 hexadecimal digits. */
  readonly imageId: string;
  readonly at: Date;
}

/** An upload as S3 is told of it, the same in a URL and in a form. */
export interface Upload {
  readonly fileKey: string;
  readonly imageId: string;
  readonly contentType: string;
  readonly kmsKeyArn: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** What the uploader must send, word for word: the signature covers it (M-17). */
  readonly requiredHeaders: Readonly<Record<string, string>>;
}

/** S3 takes 2 KiB of metadata; a longer name is no file's. */
const LONGEST_FILE_NAME_BYTES = 255;

/** Key, encryption and metadata of an upload (S1-09, S1-13); ids that could leave their folder are refused (M-18). */
export function upload({ userId, fileName, contentType, kmsKeyArn, imageId, at }: UploadRequest): Upload {
  const extension = extensionOf(contentType);
  if (extension === undefined) {
    const known = Object.keys(UPLOAD_EXTENSIONS).join(", ");
    throw new ExitError(EXIT.usage, `${JSON.stringify(contentType)} may not be uploaded: ${known}`);
  }
  if (fileName === "" || Buffer.byteLength(fileName) > LONGEST_FILE_NAME_BYTES) {
    throw new ExitError(EXIT.usage, `a file's name has 1 to ${LONGEST_FILE_NAME_BYTES} bytes`);
  }
  const metadata = {
    "user-id": userId,
    "image-id": imageId,
    "original-filename": headerText(fileName),
    "upload-timestamp": at.toISOString(),
  };
  return {
    fileKey: objectKey({ kind: "upload", userId, imageId, extension }),
    imageId,
    contentType,
    kmsKeyArn,
    metadata,
    requiredHeaders: {
      "content-type": contentType,
      "x-amz-server-side-encryption": "aws:kms",
      "x-amz-server-side-encryption-aws-kms-key-id": kmsKeyArn,
      ...Object.fromEntries(Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])),
    },
  };
}

/** The content type that a file's name tells, or undefined. */
export function contentTypeOf(fileName: string): UploadContentType | undefined {
  const ending = /\.([A-Za-z]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? "";
  const extension = ending === "jpeg" ? "jpg" : ending;
  const types = Object.entries(UPLOAD_EXTENSIONS) as [UploadContentType, string][];
  return types.find(([, each]) => each === extension)?.[0];
}
