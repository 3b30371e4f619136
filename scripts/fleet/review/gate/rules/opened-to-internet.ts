import type { ResourceChange } from "../../changes/change-set";
import { referencesIn } from "../../model/references";
import type { GateRule } from "../rule";
import { openingsOf } from "./openings";
import { note, refusal } from "./refusal";
import { sidesOf, type Sides } from "./sides";

const TODO = "Close it, or name the networks that need it; where it is meant, say why in config/approvals.yaml.";
const READ = "See that it is meant: the new client's own entry asks for it.";

/** A way in from the internet that was not there before. */
export const openedToInternet: GateRule = (changes, context) => {
  const added = changes.filter(({ action }) => action === "add");
  const networks = context.everywhere.filter(({ action, type }) => action === "add" && type === "aws_vpc");
  const newcomers = new Set(networks.map(({ owner }) => owner));
  const made = new Set(added.map(({ stack, address }) => `${stack} ${address}`));
  return sidesOf(changes, context).flatMap((sides) => {
    const { change, before, after } = sides;
    const known = new Set(openingsOf(change.type, before).map(({ attribute, key }) => `${attribute} ${key}`));
    const opened = openingsOf(change.type, after).filter(({ attribute, key }) => !known.has(`${attribute} ${key}`));
    if (opened.length === 0 || isOfNewRouteTable(sides, made)) return [];
    const [tell, todo] = isOfNewcomer(change, newcomers) ? [note, READ] : [refusal, TODO];
    return unique(opened).map(({ attribute, reason }) =>
      tell("opened-to-internet", change, { attribute, reason, todo }),
    );
  });
};

/** A new network's public subnets lead to the internet: that is what they are for. */
function isOfNewRouteTable({ change, before, after }: Sides, made: ReadonlySet<string>): boolean {
  if (change.type !== "aws_route" || before) return false;
  return referencesIn(after?.route_table_id).some(({ address }) => made.has(`${change.stack} ${address}`));
}

/** The load balancer of a client that is new: the registry's own entry asks for it. */
function isOfNewcomer({ type, owner }: ResourceChange, newcomers: ReadonlySet<string | undefined>): boolean {
  return type === "helm_release" && owner !== undefined && newcomers.has(owner);
}

function unique<T extends { readonly attribute: string; readonly reason: string }>(found: readonly T[]): T[] {
  return [...new Map(found.map((each) => [`${each.attribute} ${each.reason}`, each])).values()];
}
