import { enumerated } from "../../../terminal/enumerated";
import type { GateFacts } from "../gate-facts";
import type { GateFinding } from "../verdict";

/** Something that changes: a resource, the settings of a stack, what a layer hands to others of one client. */
interface Touched {
  readonly stack: string;
  readonly address?: string;
  readonly attribute?: string;
  readonly owner?: string;
}

/**
 * Who is touched, and by which line. A client's own line explains what changes of the client, unless the code does that by
 * itself; a line that is everybody's explains the clients that it reaches, and must be declared; without any line the code
 * did it. What is left is a change for one client that touches another.
 */
export function clientsTouched({ changes, registry, byCode, reachOf }: GateFacts): GateFinding[] {
  const lines = registry.shared.map((change) => ({ path: change.path, reach: reachOf(change) }));
  const isUnexplained = registry.changes.length === 0;
  const isByCode = madeByCode(byCode);
  return touchedIn(changes).flatMap((touched): GateFinding[] => {
    const { owner } = touched;
    const code = isByCode(touched);
    if (code !== undefined) return [everyone(touched, code)];
    if (owner !== undefined && registry.clients.has(owner)) return [];
    const why = lines.filter(({ reach }) => owner === undefined || reach === "everyone" || reach.has(owner));
    if (why.length > 0) return [everyone(touched, `${enumerated(why.map(({ path }) => path))} changes it`)];
    if (isUnexplained) return [everyone(touched, "no line of the registry changed, so the code did it")];
    if (owner === undefined && isNobodys(touched))
      return [everyone(touched, "no line that is everybody's changed, so the code did it")];
    return [owner === undefined ? shared(touched) : foreign(touched, owner, [...registry.clients])];
  });
}

/** Says of what changes why a line can't have done it, where the code did or may have done it. */
function madeByCode(byCode: GateFacts["byCode"]): (touched: Touched) => string | undefined {
  if (byCode === undefined) return () => undefined;
  if (byCode === "unknown")
    return () => "code and registry changed together, and the base's code can't say what the registry does alone";
  const keyOf = ({ stack, address, attribute, owner }: Touched): string =>
    JSON.stringify([stack, address, attribute, owner]);
  const made = new Set(touchedIn(byCode).map(keyOf));
  return (touched) => (made.has(keyOf(touched)) ? "the code changes it, whatever the registry says" : undefined);
}

/** Settings of a stack that follow from no client: where its state is, which providers in which versions, whose account. */
function isNobodys({ attribute }: Touched): boolean {
  return (
    attribute !== undefined &&
    /^terraform\.|^provider\..*\.(allowed_account_ids|default_tags|endpoints|assume_role)\b/.test(attribute)
  );
}

/** What a layer hands out of nobody in particular changes with a resource, which is told. */
function touchedIn({ changes, settings, outputs }: GateFacts["changes"]): Touched[] {
  return [
    ...changes.map(({ stack, address, owner }) => ({ stack, address, ...ownedBy(owner) })),
    ...settings.flatMap(({ stack, owner, paths }) =>
      paths.map((attribute) => ({ stack, attribute, ...ownedBy(owner) })),
    ),
    ...outputs.flatMap(({ stack, name, owner }) =>
      owner === undefined ? [] : [{ stack, address: `output.${name}`, owner }],
    ),
  ];
}

function ownedBy(owner: string | undefined): { owner?: string } {
  return owner === undefined ? {} : { owner };
}

function everyone(touched: Touched, why: string): GateFinding {
  return {
    rule: "everyone-touched",
    severity: "refused",
    ...touched,
    reason: `The change reaches more than single clients: ${why}.`,
    todo: "Declare the reach in config/approvals.yaml: rule: everyone-touched, clients: everyone.",
  };
}

function shared(touched: Touched): GateFinding {
  return {
    rule: "shared-touched",
    severity: "note",
    ...touched,
    reason: "No single client owns it, and a client's line changes it.",
    todo: "See that it stays right for everybody.",
  };
}

function foreign(touched: Touched, owner: string, named: readonly string[]): GateFinding {
  return {
    rule: "foreign-client",
    severity: "refused",
    ...touched,
    reason: `The change is for ${enumerated(named)}, and touches ${owner}.`,
    todo: `Look for what ties ${owner} to it; or change ${owner} in a change of its own.`,
  };
}
