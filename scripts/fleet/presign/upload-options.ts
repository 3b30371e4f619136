import { type Command, Option } from "commander";

import { UPLOAD_EXTENSIONS } from "../../../modules/client-storage/object-layout";
import { objectId, type PresignOptions } from "./options";

/** Whose upload it is, and what of. */
export interface UploadOptions extends PresignOptions {
  readonly user: string;
  readonly file?: string;
  readonly filename?: string;
  readonly contentType?: string;
  /** Document 001's word for --content-type. */
  readonly type?: string;
}

/** Adds what tells an upload: --user, and --file or --filename. */
export function uploadOptions(command: Command): Command {
  return command
    .requiredOption("--user <id>", "user whose upload it is", objectId)
    .option("--file <path>", "the file, which is looked at and not uploaded")
    .addOption(new Option("--filename <name>", "its name, where the file is elsewhere").conflicts("file"))
    .addOption(
      new Option("--content-type <type>", "its type; default: as the name's ending says").choices(
        Object.keys(UPLOAD_EXTENSIONS),
      ),
    )
    .addOption(new Option("--type <type>").choices(Object.keys(UPLOAD_EXTENSIONS)).conflicts("contentType").hideHelp());
}
