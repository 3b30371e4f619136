import { stringsIn } from "./strings-in";

/** Something a value refers to: `aws_vpc.acme_network_vpc`, `data.aws_ami.acme_image`. */
export interface Reference {
  readonly path: string;
  readonly address: string;
  readonly id: string;
}

const EXPRESSION = /(?<!\$)\$\{(?<inner>[^}]*)\}/g;
/** Where a path goes on, no other address begins: outputs are called much like types. */
const ADDRESS = /(?<![\w.-])(?<data>data\.)?(?<type>[a-z][a-z0-9]*_[a-z0-9_]+)\.(?<id>[A-Za-z][\w-]*)/g;

/** Every reference in a value: within `${…}`, and in the lists that Terraform takes as plain addresses. */
export function referencesIn(value: unknown): Reference[] {
  const found: Reference[] = [];
  for (const { path, text } of stringsIn(value)) {
    const plain = /(^|\.)(depends_on|replace_triggered_by)\.\d+$|^import\.\d+\.to$/.test(path);
    const expressions = plain ? [text] : [...text.matchAll(EXPRESSION)].map((match) => match.groups!.inner!);
    for (const expression of expressions)
      for (const { groups } of expression.matchAll(ADDRESS))
        found.push({ path, address: `${groups!.data ?? ""}${groups!.type!}.${groups!.id!}`, id: groups!.id! });
  }
  return found;
}
