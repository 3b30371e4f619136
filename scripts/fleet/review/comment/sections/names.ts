/** How many clients are named before the others are counted. */
const NAMED = 3;

/** A client by name; what is nobody's is everybody's. */
export function clientName(client: string | undefined): string {
  return client ?? "shared";
}

/** `acme`, `acme and globex`, `acme, globex, hooli and 38 more`. */
export function clientNames(clients: readonly (string | undefined)[], named = NAMED): string {
  const names = clients.map(clientName);
  const told = names.length > named + 1 ? [...names.slice(0, named), `${names.length - named} more`] : names;
  return told.length < 2 ? told.join("") : `${told.slice(0, -1).join(", ")} and ${told.at(-1)!}`;
}
