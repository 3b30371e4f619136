import { z } from "zod";

import { OBJECT_HEADERS } from "./object-headers";

/** The form of manifests that this program writes; backups from before manifests had a version are of the first. */
export const MANIFEST_VERSION = 1;

const text = z.string().min(1);
const date = z.iso.datetime();

/** Whatever else were taken from here would reach S3's call as an argument: another bucket, an access list. */
const headers = z.strictObject({
  ...Object.fromEntries(OBJECT_HEADERS.map((name) => [name, z.string().optional()])),
  Metadata: z.record(z.string(), z.string()).optional(),
  TagSet: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).optional(),
});

const common = {
  key: text,
  versionId: text,
  isLatest: z.boolean(),
  /** When the version was made. */
  lastModified: date,
  /** As S3 lists it; empty for markers. */
  etag: z.string(),
};

const object = z.strictObject({
  ...common,
  isDeleteMarker: z.literal(false),
  size: z.int().nonnegative(),
  /** Of the bytes, in hexadecimal digits. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits"),
  /** Where the bytes are, below the backup's folder: a hash, so that no key can be a bad path. */
  file: text,
  /** What the object was stored with, in the SDK's words. */
  headers,
});

/** A marker has no bytes and nothing about them. */
const marker = z.strictObject({
  ...common,
  isDeleteMarker: z.literal(true),
  size: z.literal(0),
  sha256: z.literal(""),
  file: z.literal(""),
  headers: z.strictObject({}),
});

/** A backup's manifest: data from outside, whoever wrote it, of which nothing unknown is passed on. */
export const manifestSchema = z.strictObject({
  version: z.literal(MANIFEST_VERSION).default(MANIFEST_VERSION),
  bucket: text,
  region: text,
  accountId: z.string().regex(/^\d{12}$/, "must be the 12 digits of an account"),
  takenAt: date,
  /** The bucket's own configuration, by setting; settings that are not set are left out. */
  settings: z.record(z.string(), z.unknown()),
  /** In the order in which S3 lists them: by key, newest first. */
  entries: z.array(z.discriminatedUnion("isDeleteMarker", [object, marker])),
});
