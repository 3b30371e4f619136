import type { Statement } from "../policy-evaluator/statement";
import { statementsOf } from "../policy-evaluator/statement";
import { resourcesIn, stringsIn, type Documents } from "../synth";

/** One policy as it is synthesized, and where. */
export interface SynthesizedPolicy {
  /** Where it stands: `aws_vpc_endpoint.acme_network_s3_endpoint`. */
  readonly address: string;
  readonly statements: readonly Statement[];
}

/** Every policy of a synth, found by its text: of roles and who takes them, buckets, keys, topics, queues, endpoints. */
export function policiesIn(documents: Documents): SynthesizedPolicy[] {
  return resourcesIn(documents).flatMap(({ address, body }) =>
    [...stringsIn(body)]
      .filter(({ text }) => text.startsWith('{"Version":"2012-10-17","Statement":'))
      .map(({ text }) => ({ address, statements: statementsOf(text) })),
  );
}
