import type { Command } from "commander";

import { bytes, presignCommand } from "../options";
import { uploadOptions } from "../upload-options";
import type { PostOptions } from "./print-post";

const HELP = `
Makes a form that takes one upload into the client's input bucket, and prints the curl line that sends it. S3 refuses
files that are empty or larger than --max-bytes, and any other key, type, encryption or metadata than the form's.
S3_INPUT_BUCKET and KMS_KEY_ID name another bucket and key.

Exit codes: 0 made, 1 refused, or the key can't be used, 2 usage, 3 no credentials of the target's account.

Examples:
  $ npx fleet presign post --client acme --user u-17 --file photo.jpg
  $ npx fleet presign post --client acme --user u-17 --filename photo.png --max-bytes 1048576 --json
`;

/** `fleet presign post`: a form that takes one upload of a limited size (S1-31). */
export function presignPost(): Command {
  return uploadOptions(presignCommand("post"))
    .option("--max-bytes <count>", "largest file; default: the client's max_upload_bytes", bytes)
    .description("make a form that takes one upload of a limited size")
    .addHelpText("after", HELP)
    .action(async (options: PostOptions) => (await import("./print-post")).printPost(options));
}
