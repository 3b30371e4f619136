import { Command, InvalidArgumentError } from "commander";

import { MOST_UPLOAD_BYTES } from "../../../config/catalogue/quotas";
import { isObjectId } from "../../../modules/client-storage/object-layout";
import { clientOption, jsonOption, targetOptions, type TargetOptions } from "../terminal/options";
import { LONGEST_LIFETIME_SECONDS } from "./lifetime";

/** What every presigned URL is about. */
export interface PresignOptions extends TargetOptions {
  readonly client: string;
  readonly expires?: number;
  readonly json?: boolean;
}

/** A command that makes a URL for one client. */
export function presignCommand(name: string): Command {
  return targetOptions(new Command(name))
    .addOption(clientOption().makeOptionMandatory())
    .option("--expires <seconds>", "lifetime, 1 to 604800; default: the client's presigned_url_expiry_seconds", expiry)
    .addOption(jsonOption());
}

/** A user's or an image's id, as the object layout has them (M-18). */
export function objectId(text: string): string {
  if (isObjectId(text)) return text;
  throw new InvalidArgumentError("An id has 1 to 64 letters, digits, _ and -, and is no folder of the layout.");
}

/** A number of bytes that one request can upload. */
export function bytes(text: string): number {
  if (!/^[1-9]\d{0,12}$/.test(text)) throw new InvalidArgumentError("It must be a positive whole number of bytes.");
  const count = Number(text);
  if (count <= MOST_UPLOAD_BYTES) return count;
  throw new InvalidArgumentError(`It must be ${MOST_UPLOAD_BYTES} bytes at most: S3 takes no more in one request.`);
}

function expiry(text: string): number {
  const seconds = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (seconds >= 1 && seconds <= LONGEST_LIFETIME_SECONDS) return seconds;
  throw new InvalidArgumentError(`It must be 1 to ${LONGEST_LIFETIME_SECONDS} seconds: seven days are the longest.`);
}
