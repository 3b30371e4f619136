import { isPlainMap } from "./reading/plain-map";
import { YamlDocument } from "./reading/yaml-document";
import { FILES } from "./registry";
import { given, type Variables } from "./target";

/**
 * Every client that registry or ledger of a folder names, whether it is enabled or has left; what can't be read names
 * nobody. Whoever judges by it asks first whether the files can be read.
 */
export function clientsNamedIn(root: string, variables: Variables): ReadonlySet<string> {
  const files = [FILES.clients, given(variables.CIDR_REGISTRY) ?? FILES.ledger];
  return new Set(files.flatMap((file) => namesIn(new YamlDocument(root, file).data)));
}

function namesIn(data: unknown): string[] {
  const clients = isPlainMap(data) && Object.hasOwn(data, "clients") ? data.clients : undefined;
  return isPlainMap(clients) ? Object.keys(clients) : [];
}
