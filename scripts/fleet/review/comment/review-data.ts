import type { ResourceChange } from "../changes/change-set";
import { countsByClient } from "./counts";
import type { Review } from "./review";

/** A review as data: values only as far as they may be shown. */
export function reviewData(review: Review): unknown {
  const { target, base, head, verdict, changes, registry, isolation, quotas, cost, digest, planned } = review;
  return {
    target,
    base,
    head,
    ok: verdict.ok,
    digest,
    planned,
    findings: verdict.findings,
    clients: countsByClient(changes).map(({ client, layers }) => ({
      client: client ?? null,
      layers: Object.fromEntries(layers),
    })),
    changes: changes.changes.map(changeData),
    outputs: changes.outputs,
    settings: changes.settings,
    stacks: changes.stacks,
    registry: registry.changes.map(({ file, path, client, kind, line, column }) => {
      return { file, path, client: client ?? null, kind, line, column };
    }),
    isolation,
    quotas,
    cost: { ...cost, clients: cost.clients.map(({ client, ...rest }) => ({ client: client ?? null, ...rest })) },
  };
}

function changeData({ owner, attributes, ...rest }: ResourceChange): unknown {
  return {
    ...rest,
    client: owner ?? null,
    attributes: attributes.map(({ path, shown }) => ({ path, ...(shown ?? {}) })),
  };
}
