import { execFileSync } from "node:child_process";

import { curlPost, curlPut } from "../../../../scripts/fleet/presign/curl-line";
import { headerText } from "../../../../scripts/fleet/presign/header-text";
import { lifetime } from "../../../../scripts/fleet/presign/lifetime";
import { presignPlace } from "../../../../scripts/fleet/presign/presign-place";
import { contentTypeOf, upload } from "../../../../scripts/fleet/presign/upload";
import { EXAMPLE, fleetOf } from "../../../support/registry";

const AT = new Date("2026-01-05T08:00:00Z");
const REQUEST = {
  userId: "u-17",
  fileName: "photo.jpg",
  contentType: "image/jpeg",
  kmsKeyArn: "arn:aws:kms:us-east-2:123456789012:key/k",
  imageId: "img_17",
  at: AT,
};

describe("An upload", () => {
  it.each(["", "..", "a/b", "a b", "temp", "watermarked", "a\n", "a".repeat(65), "é"])(
    "is refused for the user id %j (M-18)",
    (userId) => {
      expect(() => upload({ ...REQUEST, userId })).toThrow("has no place in the object layout");
    },
  );

  it.each(["text/html", "image/svg+xml", "image/jpeg; charset=x", "constructor", ""])(
    "is refused for the type %j",
    (contentType) => {
      expect(() => upload({ ...REQUEST, contentType })).toThrow("may not be uploaded: image/jpeg");
    },
  );

  it.each(["", "a".repeat(256)])("is refused for a file's name of %j", (fileName) => {
    expect(() => upload({ ...REQUEST, fileName })).toThrow("1 to 255 bytes");
  });

  it("has an ending by its type, whatever the file's name says", () => {
    expect(upload({ ...REQUEST, fileName: "a.exe", contentType: "image/png" }).fileKey).toBe("uploads/u-17/img_17.png");
  });

  it.each([
    ["photo.JPG", "image/jpeg"],
    ["photo.jpeg", "image/jpeg"],
    ["a.b.png", "image/png"],
    ["photo.gif", "image/gif"],
    ["photo", undefined],
    ["photo.exe", undefined],
  ])("called %s has the type %s", (name, type) => expect(contentTypeOf(name)).toBe(type));
});

describe("A file's name in a header (M-17)", () => {
  it("stays as it is when it is plain", () => expect(headerText("my photo (1).jpg")).toBe("my photo (1).jpg"));

  it.each(["größe.jpg", "a\r\nx-amz-acl: public-read", " lead", "=?UTF-8?B?YQ==?=", "😀".repeat(40), "写真.png", "\0"])(
    "%j is one line of plain ASCII, and can be read back",
    (name) => {
      const text = headerText(name);
      expect(text).toMatch(/^[\x21-\x7e]( ?[\x21-\x7e])*$/);
      const words = text.split(" ");
      expect(Math.max(...words.map((word) => word.length))).toBeLessThanOrEqual(75);
      const parts = words.map((word) => Buffer.from(/^=\?UTF-8\?B\?(.*)\?=$/.exec(word)![1]!, "base64"));
      expect(Buffer.concat(parts).toString()).toBe(name);
      for (const part of parts) expect(part.toString()).not.toContain("\ufffd");
    },
  );
});

describe("A lifetime", () => {
  const at = (seconds: number) => new Date(AT.getTime() + seconds * 1000);

  it("is as asked for with credentials that stay", () => {
    expect(lifetime(3600, {}, AT)).toEqual({ expiresIn: 3600, expiresAt: at(3600) });
  });

  it("is what temporary credentials have left, and says so", () => {
    const shorter = lifetime(3600, { sessionToken: "t", expiration: at(900) }, AT);
    expect(shorter).toMatchObject({ expiresIn: 900, expiresAt: at(900) });
    expect(shorter.warning).toContain("900 seconds");
  });

  it("is as asked for when credentials last longer", () => {
    expect(lifetime(60, { sessionToken: "t", expiration: at(900) }, AT)).toEqual({ expiresIn: 60, expiresAt: at(60) });
  });

  it("warns of temporary credentials that don't tell their end", () => {
    expect(lifetime(60, { sessionToken: "t" }, AT)).toMatchObject({
      expiresIn: 60,
      warning: expect.any(String) as string,
    });
  });

  it("is none with credentials that are over: exit 3", () => {
    expect(() => lifetime(60, { sessionToken: "t", expiration: at(-1) }, AT)).toThrow(
      expect.objectContaining({ code: 3 }) as Error,
    );
  });
});

describe("A curl line", () => {
  const hostile = `it's "$HOME" \`id\` [1] {a,b} \\ ;,\n-.jpg`;

  /** What a shell hands to curl. */
  const words = (line: string): string[] =>
    execFileSync("bash", ["-c", `curl() { printf '%s\\0' "$@"; }; ${line}`], { encoding: "utf8" })
      .split("\0")
      .slice(0, -1);

  it("hands every header, the file and the URL on as they are", () => {
    const line = curlPut("https://s3/a?b=c&d=e", { "x-amz-meta-original-filename": hostile }, hostile);
    expect(words(line)).toEqual([
      "--fail",
      "--globoff",
      "--header",
      `x-amz-meta-original-filename: ${hostile}`,
      "--upload-file",
      hostile,
      "https://s3/a?b=c&d=e",
    ]);
  });

  it("does not take a file called - for standard input", () => {
    expect(words(curlPut("https://s3/", {}, "-"))).toContain("./-");
  });

  it("sends fields as text, and quotes the file's name for curl", () => {
    expect(words(curlPost("https://s3/", { key: "@a;type=b" }, 'a";b\\.jpg'))).toEqual([
      "--fail",
      "--globoff",
      "--form-string",
      "key=@a;type=b",
      "--form",
      'file=@"a\\";b\\\\.jpg"',
      "https://s3/",
    ]);
  });
});

describe("The place of a client's URLs (S1-16)", () => {
  const fleet = fleetOf(EXAMPLE, { ENVIRONMENT: "production", AWS_REGION: "us-east-2" });
  const client = (name: string) => fleet.clients.find((each) => each.name === name)!;

  it.each([
    ["input", "ohio-01-us-east-2-acme-input-production"],
    ["output", "ohio-01-us-east-2-acme-output-production"],
  ] as const)("is its %s bucket and its key, by the registry", (role, bucket) => {
    expect(presignPlace(fleet, client("acme"), role, {})).toEqual({
      region: "us-east-2",
      accountId: "123456789012",
      bucket,
      kmsKeyId: "alias/acme-production",
      accelerated: false,
    });
  });

  it("is what the variables name, and empty ones name nothing", () => {
    const variables = { S3_INPUT_BUCKET: "mine", S3_OUTPUT_BUCKET: "", KMS_KEY_ID: "key" };
    expect(presignPlace(fleet, client("globex"), "input", variables)).toMatchObject({
      bucket: "mine",
      kmsKeyId: "key",
    });
    expect(presignPlace(fleet, client("acme"), "output", variables).bucket).toMatch(/acme-output/);
  });

  it("is refused with exit 2 for a client without such a bucket", () => {
    expect(() => presignPlace(fleet, client("globex"), "input", {})).toThrow(
      expect.objectContaining({
        code: 2,
        message: expect.stringContaining("enable_dedicated_buckets is false") as string,
      }) as Error,
    );
  });

  it("is accelerated where the registry says so, and the bucket is the client's", () => {
    const acme = client("acme");
    const fast = { ...acme, storage: { ...acme.storage, transferAcceleration: true } };
    expect(presignPlace(fleet, fast, "input", {}).accelerated).toBe(true);
    expect(presignPlace(fleet, fast, "output", {}).accelerated).toBe(false);
    expect(presignPlace(fleet, fast, "input", { S3_INPUT_BUCKET: "mine" }).accelerated).toBe(false);
  });
});
