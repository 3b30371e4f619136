import { enumerated } from "../../../terminal/enumerated";

/** How many clients are named before the others are counted. */
const NAMED = 3;

/** A client by name; what is nobody's is everybody's. */
export function clientName(client: string | undefined): string {
  return client ?? "shared";
}

/** `acme`, `acme and globex`, `acme, globex, hooli and 38 more`. */
export function clientNames(clients: readonly (string | undefined)[], named = NAMED): string {
  return enumerated(clients.map(clientName), named);
}
