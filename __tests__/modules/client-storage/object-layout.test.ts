import {
  extensionOf,
  IMAGE_SIZES,
  isObjectId,
  objectKey,
  parseObjectKey,
  type ObjectKey,
} from "../../../modules/client-storage/object-layout";

const IMAGE = "img_0123456789abcdef0123456789abcdef";

const KEYS: [string, ObjectKey][] = [
  [`uploads/user-1/${IMAGE}.jpg`, { kind: "upload", userId: "user-1", imageId: IMAGE, extension: "jpg" }],
  [`uploads/user-1/${IMAGE}.png`, { kind: "upload", userId: "user-1", imageId: IMAGE, extension: "png" }],
  [`uploads/user-1/${IMAGE}.gif`, { kind: "upload", userId: "user-1", imageId: IMAGE, extension: "gif" }],
  ["uploads/temp/s1/part.bin", { kind: "temporary-upload", sessionId: "s1", fileName: "part.bin" }],
  [`metadata/${IMAGE}/upload-info.json`, { kind: "upload-info", imageId: IMAGE }],
  ...IMAGE_SIZES.map((size): [string, ObjectKey] => [
    `processed/user-1/${IMAGE}/${size}.jpg`,
    { kind: "processed", userId: "user-1", imageId: IMAGE, size },
  ]),
  [
    `processed/watermarked/user-1/${IMAGE}/large.jpg`,
    { kind: "watermarked", userId: "user-1", imageId: IMAGE, fileName: "large.jpg" },
  ],
  [`metadata/${IMAGE}/processing-info.json`, { kind: "processing-info", imageId: IMAGE }],
];

describe("The object layout (S1-09, S1-10)", () => {
  it.each(KEYS)("writes and reads %s", (path, key) => {
    expect(objectKey(key)).toBe(path);
    expect(parseObjectKey(path)).toEqual(key);
  });

  it.each([
    ["a step up", "uploads/../secrets/a.jpg"],
    ["an id with a slash", `uploads/user/1/${IMAGE}.jpg`],
    ["an empty id", `uploads//${IMAGE}.jpg`],
    ["an id with a dot", `uploads/user.1/${IMAGE}.jpg`],
    ["a long id", `uploads/${"u".repeat(65)}/${IMAGE}.jpg`],
    ["no ending", `uploads/user-1/${IMAGE}`],
    ["another ending", `uploads/user-1/${IMAGE}.exe`],
    ["two endings", `uploads/user-1/${IMAGE}.jpg.exe`],
    ["an ending in capitals", `uploads/user-1/${IMAGE}.JPG`],
    ["an unknown size", `processed/user-1/${IMAGE}/huge.jpg`],
    ["a size of another type", `processed/user-1/${IMAGE}/small.png`],
    ["a user named after a folder", `processed/temp/${IMAGE}/small.jpg`],
    ["a hidden file", "uploads/temp/s1/..jpg"],
    ["something else", `other/user-1/${IMAGE}.jpg`],
    ["a line break", `uploads/user-1\n/${IMAGE}.jpg`],
  ])("has no place for %s (M-18)", (_, path) => {
    expect(parseObjectKey(path)).toBeUndefined();
  });

  it.each<[string, ObjectKey]>([
    ["a slash in an id", { kind: "upload", userId: "a/b", imageId: IMAGE, extension: "jpg" }],
    ["two dots for an id", { kind: "upload-info", imageId: ".." }],
    ["the user watermarked", { kind: "processed", userId: "watermarked", imageId: IMAGE, size: "small" }],
    ["the user temp", { kind: "upload", userId: "temp", imageId: "a", extension: "jpg" }],
    ["a path for a file name", { kind: "temporary-upload", sessionId: "s", fileName: "../x" }],
  ])("makes no key of %s (M-18)", (_, key) => {
    expect(() => objectKey(key)).toThrow(/no place/);
  });

  it("takes uploads of images only (M-18)", () => {
    expect(["image/jpeg", "image/png", "image/gif"].map(extensionOf)).toEqual(["jpg", "png", "gif"]);
    expect(["text/html", "", "toString"].map(extensionOf)).toEqual([undefined, undefined, undefined]);
  });

  it("reserves the names of its folders, in any case", () => {
    expect(["user_1", "watermarked", "Temp", "metadata"].map(isObjectId)).toEqual([true, false, false, false]);
  });
});
