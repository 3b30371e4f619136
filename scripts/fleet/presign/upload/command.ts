import type { Command } from "commander";

import { presignCommand } from "../options";
import { uploadOptions, type UploadOptions } from "../upload-options";

const HELP = `
Makes a URL that takes one PUT into the client's input bucket, and prints the curl line that uses it. Whoever uploads
must send the required headers word for word: they are signed. S3_INPUT_BUCKET and KMS_KEY_ID name another bucket and
key. The file's size is checked here only; use \`presign post\` where strangers upload.

Exit codes: 0 made, 1 refused, or the key can't be used, 2 usage, 3 no credentials of the target's account.

Examples:
  $ npx fleet presign upload --client acme --user u-17 --file photo.jpg
  $ npx fleet presign upload --client acme --user u-17 --filename photo.jpg --expires 600 --json
  $ npx fleet presign upload --client acme --user u-17 --file photo.jpg | sh
  PS> npx fleet presign upload --client acme --user u-17 --file photo.jpg | Invoke-Expression
`;

/** `fleet presign upload`: a URL that takes one upload (S1-13, S1-14). */
export function presignUpload(): Command {
  return uploadOptions(presignCommand("upload"))
    .description("make a URL that takes one upload")
    .addHelpText("after", HELP)
    .action(async (options: UploadOptions) => (await import("./print-upload")).printUpload(options));
}
