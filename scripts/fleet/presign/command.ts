import { Command } from "commander";

import { presignDownload } from "./download/command";
import { presignPost } from "./post/command";
import { presignUpload } from "./upload/command";

/** `fleet presign …`: lets somebody without credentials upload or read one object (document 001, S1-13…S1-15, S1-31). */
export function presign(): Command {
  return new Command("presign")
    .description("make URLs that upload or read one object of a client")
    .helpCommand(false)
    .addCommand(presignUpload())
    .addCommand(presignDownload())
    .addCommand(presignPost());
}
