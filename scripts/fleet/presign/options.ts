import { Command, InvalidArgumentError } from "commander";

import type { Client, Fleet } from "../../../config/fleet";
import { isObjectId } from "../../../modules/client-storage/object-layout";
import { type Lifetime, LONGEST_LIFETIME_SECONDS } from "./lifetime";
import type { PresignPlace } from "./presign-place";
import { clientOf, clientOption, loadTargetOrExit, targetOptions, type TargetOptions } from "../terminal/options";
import { note } from "../terminal/print";

/** What every presigned URL is about. */
export interface PresignOptions extends TargetOptions {
  readonly client: string;
  readonly expires?: number;
  readonly json?: boolean;
}

/** Where a URL leads to, and how it is signed. */
export interface Presigning {
  readonly fleet: Fleet;
  readonly client: Client;
  readonly place: PresignPlace;
  readonly signing: { readonly seconds: number; readonly at: Date };
}

/** A command that makes a URL for one client. */
export function presignCommand(name: string): Command {
  return clientOption(targetOptions(new Command(name)))
    .option("--expires <seconds>", "lifetime, 1 to 604800; default: the client's presigned_url_expiry_seconds", expiry)
    .option("--json", "print the result as JSON on stdout");
}

/** The client's place for a role, reached with credentials of its account. */
export async function openPresign(options: PresignOptions, role: "input" | "output"): Promise<Presigning> {
  const fleet = loadTargetOrExit(options);
  const client = clientOf(fleet, options.client);
  const { presignPlace } = await import("./presign-place");
  const place = presignPlace(fleet, client, role, process.env);
  const { assertAccount } = await import("../aws/identity");
  await assertAccount(fleet.target);
  const seconds = options.expires ?? client.storage.presignedUrlExpirySeconds;
  return { fleet, client, place, signing: { seconds, at: new Date() } };
}

/** Says until when the URL works, and why maybe not so long. */
export function noteLifetime({ expiresAt, warning }: Lifetime): void {
  if (warning) note(`warning: ${warning}`);
  note(`Works until ${expiresAt.toISOString()}, for everybody who has it.`);
}

/** A user's or an image's id, as the object layout has them (M-18). */
export function objectId(text: string): string {
  if (isObjectId(text)) return text;
  throw new InvalidArgumentError("An id has 1 to 64 letters, digits, _ and -, and is no folder of the layout.");
}

/** A positive whole number. */
export function bytes(text: string): number {
  if (!/^[1-9]\d{0,12}$/.test(text)) throw new InvalidArgumentError("It must be a positive whole number of bytes.");
  return Number(text);
}

function expiry(text: string): number {
  const seconds = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (seconds >= 1 && seconds <= LONGEST_LIFETIME_SECONDS) return seconds;
  throw new InvalidArgumentError(`It must be 1 to ${LONGEST_LIFETIME_SECONDS} seconds: seven days are the longest.`);
}
