import type { Answer } from "../upstream";
import { found } from "./answers";
import { MADE_AT } from "./document";

const ID = "00000000-0000-4000-8000-000000000000";

/** An update that is over as soon as it was asked for: whoever waits for it, and asks by its id, finds it done. */
export function update(type: string, id = ID): Answer {
  return found({ update: { id, type, status: "Successful", params: [], createdAt: MADE_AT, errors: [] } });
}
