import { type Command, Option } from "commander";

import { IMAGE_SIZES } from "../../../../modules/client-storage/object-layout";
import { objectId, presignCommand } from "../options";
import type { DownloadOptions } from "./print-download";

const HELP = `
Makes a URL that reads one object of the client's output bucket, after a look whether it is there, and prints it.
S3_OUTPUT_BUCKET names another bucket.

Exit codes: 0 made, 1 no such object, or that is not known, 2 usage, 3 no credentials of the target's account.

Examples:
  $ npx fleet presign download --client acme --user u-17 --image img_0123456789abcdef0123456789abcdef --size small
  $ npx fleet presign download --client acme --key metadata/img_0123456789abcdef0123456789abcdef/processing-info.json
  $ curl --fail --output photo.jpg "$(npx fleet presign download --client acme --user u-17 --image img_17)"
`;

/** `fleet presign download`: a URL that reads one processed image (S1-15). */
export function presignDownload(): Command {
  return presignCommand("download")
    .description("make a URL that reads one object")
    .option("--user <id>", "user whose image it is", objectId)
    .option("--image <id>", "the image", objectId)
    .addOption(new Option("--size <size>", "one of its sizes").choices(IMAGE_SIZES).default("original"))
    .addOption(new Option("--key <key>", "any key of the bucket instead").conflicts(["user", "image"]))
    .addHelpText("after", HELP)
    .action(async (options: DownloadOptions) => (await import("./print-download")).printDownload(options));
}
