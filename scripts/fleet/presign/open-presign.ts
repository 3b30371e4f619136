import type { Client, Fleet } from "../../../config/fleet";
import { assertAccount } from "../aws/identity";
import { note } from "../terminal/print";
import { clientOf, loadTargetOrExit } from "../terminal/target";
import type { Lifetime } from "./lifetime";
import type { PresignOptions } from "./options";
import { presignPlace, type PresignPlace } from "./presign-place";

/** Where a URL leads to, and how it is signed. */
export interface Presigning {
  readonly fleet: Fleet;
  readonly client: Client;
  readonly place: PresignPlace;
  readonly signing: { readonly seconds: number; readonly at: Date };
}

/** The client's place for a role, reached with credentials of its account. */
export async function openPresign(options: PresignOptions, role: "input" | "output"): Promise<Presigning> {
  const fleet = loadTargetOrExit(options);
  const client = clientOf(fleet, options.client);
  const place = presignPlace(fleet, client, role, process.env);
  await assertAccount(fleet.target);
  const seconds = options.expires ?? client.storage.presignedUrlExpirySeconds;
  return { fleet, client, place, signing: { seconds, at: new Date() } };
}

/** Says until when the URL works, and why maybe not so long. */
export function noteLifetime({ expiresAt, warning }: Lifetime): void {
  if (warning) note(`warning: ${warning}`);
  note(`Works until ${expiresAt.toISOString()}, for everybody who has it.`);
}
