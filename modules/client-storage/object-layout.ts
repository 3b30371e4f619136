/** What an upload may be, and the ending of its key (S1-09, M-18). */
export const UPLOAD_EXTENSIONS = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/gif": "gif",
} as const;

/** A content type that may be uploaded. */
export type UploadContentType = keyof typeof UPLOAD_EXTENSIONS;

/** Sizes an image is processed to (S1-10, S1-15). */
export const IMAGE_SIZES = ["original", "small", "medium", "large", "thumbnail"] as const;

/** One of the sizes. */
export type ImageSize = (typeof IMAGE_SIZES)[number];

/** What a key of the input or the output bucket stands for. */
export type ObjectKey =
  | { readonly kind: "upload"; readonly userId: string; readonly imageId: string; readonly extension: UploadExtension }
  | { readonly kind: "temporary-upload"; readonly sessionId: string; readonly fileName: string }
  | { readonly kind: "upload-info"; readonly imageId: string }
  | { readonly kind: "processed"; readonly userId: string; readonly imageId: string; readonly size: ImageSize }
  | { readonly kind: "watermarked"; readonly userId: string; readonly imageId: string; readonly fileName: string }
  | { readonly kind: "processing-info"; readonly imageId: string };

/** The ending of an upload's key. */
export type UploadExtension = (typeof UPLOAD_EXTENSIONS)[UploadContentType];

const ID = /^[A-Za-z0-9_-]{1,64}$/;
const FILE_NAME = /^(?!\.)[A-Za-z0-9._-]{1,128}$/;

/** Ids that are folders of the layout: a user of this name would write into them (M-18). */
const RESERVED_IDS: ReadonlySet<string> = new Set(["temp", "watermarked", "metadata"]);

/** The key of an object; throws when an id could leave its place in the layout. */
export function objectKey(key: ObjectKey): string {
  const path = unchecked(key);
  if (parseObjectKey(path) === undefined) throw new Error(`${JSON.stringify(key)} has no place in the object layout`);
  return path;
}

/** What a key stands for, or undefined when it is none of the layout's. */
export function parseObjectKey(path: string): ObjectKey | undefined {
  const [root, ...rest] = path.split("/");
  if (root === "uploads") return parseUpload(rest);
  if (root === "processed") return parseProcessed(rest);
  if (root === "metadata") return parseMetadata(rest);
  return undefined;
}

/** The ending for a content type, or undefined when it may not be uploaded. */
export function extensionOf(contentType: string): UploadExtension | undefined {
  return Object.hasOwn(UPLOAD_EXTENSIONS, contentType)
    ? UPLOAD_EXTENSIONS[contentType as UploadContentType]
    : undefined;
}

/** Whether a text may be a user's, image's or session's id (M-18). */
export function isObjectId(id: string): boolean {
  return ID.test(id) && !RESERVED_IDS.has(id.toLowerCase());
}

function unchecked(key: ObjectKey): string {
  switch (key.kind) {
    case "upload":
      return `uploads/${key.userId}/${key.imageId}.${key.extension}`;
    case "temporary-upload":
      return `uploads/temp/${key.sessionId}/${key.fileName}`;
    case "processed":
      return `processed/${key.userId}/${key.imageId}/${key.size}.jpg`;
    case "watermarked":
      return `processed/watermarked/${key.userId}/${key.imageId}/${key.fileName}`;
    case "upload-info":
    case "processing-info":
      return `metadata/${key.imageId}/${key.kind}.json`;
  }
}

function parseUpload(parts: readonly string[]): ObjectKey | undefined {
  if (parts[0] === "temp") {
    const [, sessionId = "", fileName = ""] = parts;
    const legal = parts.length === 3 && isObjectId(sessionId) && FILE_NAME.test(fileName);
    return legal ? { kind: "temporary-upload", sessionId, fileName } : undefined;
  }
  const [userId = "", file = ""] = parts;
  const [imageId = "", extension = "", ...further] = file.split(".");
  if (parts.length !== 2 || further.length > 0 || !isObjectId(userId) || !isObjectId(imageId)) return undefined;
  return isExtension(extension) ? { kind: "upload", userId, imageId, extension } : undefined;
}

function parseProcessed(parts: readonly string[]): ObjectKey | undefined {
  const watermarked = parts[0] === "watermarked";
  const [userId = "", imageId = "", fileName = "", ...further] = watermarked ? parts.slice(1) : parts;
  if (further.length > 0 || !isObjectId(userId) || !isObjectId(imageId)) return undefined;
  if (watermarked) return FILE_NAME.test(fileName) ? { kind: "watermarked", userId, imageId, fileName } : undefined;
  const size = fileName.replace(/\.jpg$/, "");
  return fileName !== size && isSize(size) ? { kind: "processed", userId, imageId, size } : undefined;
}

function parseMetadata(parts: readonly string[]): ObjectKey | undefined {
  const [imageId = "", fileName = ""] = parts;
  if (parts.length !== 2 || !isObjectId(imageId)) return undefined;
  if (fileName === "upload-info.json") return { kind: "upload-info", imageId };
  return fileName === "processing-info.json" ? { kind: "processing-info", imageId } : undefined;
}

function isExtension(text: string): text is UploadExtension {
  return (Object.values(UPLOAD_EXTENSIONS) as string[]).includes(text);
}

function isSize(text: string): text is ImageSize {
  return (IMAGE_SIZES as readonly string[]).includes(text);
}
