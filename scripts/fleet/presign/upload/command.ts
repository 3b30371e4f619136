import type { Command } from "commander";

import { note, printJson, printLine } from "../../terminal/print";
import { assertSize, chosenFile, chosenUpload, uploadOptions, type UploadOptions } from "../upload-options";
import { noteLifetime, openPresign, presignCommand } from "../options";

const HELP = `
Makes a URL that takes one PUT into the client's input bucket, and prints the curl line that uses it. Whoever uploads
must send the required headers word for word: they are signed. S3_INPUT_BUCKET and KMS_KEY_ID name another bucket and
key. The file's size is checked here only; use \`presign post\` where strangers upload.

Exit codes: 0 made, 1 refused, or the key can't be used, 2 usage, 3 no credentials of the target's account.

Examples:
  $ npx fleet presign upload --client acme --user u-17 --file photo.jpg
  $ npx fleet presign upload --client acme --user u-17 --filename photo.jpg --expires 600 --json
  $ npx fleet presign upload --client acme --user u-17 --file photo.jpg | sh
`;

/** `fleet presign upload`: a URL that takes one upload (S1-13, S1-14). */
export function presignUpload(): Command {
  return uploadOptions(presignCommand("upload"))
    .description("make a URL that takes one upload")
    .addHelpText("after", HELP)
    .action(async (options: UploadOptions) => {
      const file = chosenFile(options);
      const opened = await openPresign(options, "input");
      assertSize(options.file, opened.client.storage.maxUploadBytes);
      const [{ presignUpload: sign }, { curlPut }] = await Promise.all([
        import("./presign-upload"),
        import("../curl-line"),
      ]);
      const upload = await chosenUpload(options, opened);
      const { lifetime, ...signed } = await sign(opened.place, upload, opened.signing);
      const curl = curlPut(signed.uploadUrl, signed.requiredHeaders, file);
      const { expiresIn, expiresAt } = lifetime;
      if (options.json) printJson({ ...signed, expiresIn, expiresAt, curl });
      else printLine(curl);
      note(`${signed.imageId}: ${opened.place.bucket}/${signed.fileKey}`);
      noteLifetime(lifetime);
    });
}
