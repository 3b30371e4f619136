import type { Resource } from "../model/stack";
import { stringsIn } from "../model/strings-in";
import { statementsOf, type Statement } from "./statement";

/** One policy as it is synthesized, and where. */
export interface SynthesizedPolicy {
  /** Where it stands: `aws_vpc_endpoint.acme_network_s3_endpoint`. */
  readonly address: string;
  /** The attribute: keys and indices joined by dots. */
  readonly path: string;
  readonly statements: readonly Statement[];
}

/** Every policy of some resources, found by its text: of roles and who takes them, buckets, keys, topics, queues, endpoints. */
export function policiesIn(resources: readonly Pick<Resource, "address" | "body">[]): SynthesizedPolicy[] {
  return resources.flatMap(({ address, body }) =>
    [...stringsIn(body)]
      .filter(({ text }) => text.startsWith('{"Version":"2012-10-17","Statement":'))
      .map(({ path, text }) => ({ address, path, statements: statementsOf(text) })),
  );
}
