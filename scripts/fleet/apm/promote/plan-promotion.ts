import type { Finding } from "../../../../config/reading/finding";
import { placeOf, type ApmContext } from "../store/apm-context";
import { ApmError } from "../failure/apm-error";
import { checkConfig } from "../validate/check-config";
import type { ConfigType } from "../config-type";
import { listConfigs } from "../list/list-configs";
import type { StoredObject } from "../store/stored-object";
import { assertKept } from "../push/push-config";

/** One configuration of a promotion. */
export interface PromotionStep {
  readonly type: ConfigType;
  /** Where it goes. */
  readonly key: string;
  readonly source: StoredObject;
  /** What is there now, if anything. */
  readonly target: StoredObject | undefined;
  readonly changed: boolean;
}

/** What a promotion is about to do. */
export interface PromotionPlan {
  readonly from: string;
  readonly steps: readonly PromotionStep[];
  /** What the target has and the source has not: it stays as it is. */
  readonly onlyInTarget: readonly ConfigType[];
  /** Warnings of the validators. */
  readonly findings: readonly Finding[];
}

/** Reads every configuration of both environments and checks all that would be written, before anything is (S2-26). */
export async function planPromotion(from: ApmContext, to: ApmContext): Promise<PromotionPlan> {
  const [sources, targets] = await Promise.all([listConfigs(from), listConfigs(to)]);
  if (sources.length === 0)
    throw new ApmError("NOT_FOUND", `${from.environment} has no configuration of ${from.client}: nothing to promote`);
  const steps = await Promise.all(sources.map(({ type }) => planStep(from, to, type)));
  for (const { type } of steps) assertKept(to, type);
  const promoted = new Set(steps.map(({ type }) => type));
  return {
    from: from.environment,
    steps,
    onlyInTarget: targets.map(({ type }) => type).filter((type) => !promoted.has(type)),
    findings: assertAllValid(steps),
  };
}

async function planStep(from: ApmContext, to: ApmContext, type: ConfigType): Promise<PromotionStep> {
  const place = placeOf(to, type);
  const [source, target] = await Promise.all([from.objects.get(placeOf(from, type)), to.objects.find(place)]);
  return { type, key: place.key, source, target, changed: source.sha256 !== target?.sha256 };
}

/** All problems at once, so that one correction is enough. */
function assertAllValid(steps: readonly PromotionStep[]): readonly Finding[] {
  const checked = steps.map(({ type, source }) => ({ type, found: checkConfig(type, source.content, source.key) }));
  const findings = checked.flatMap(({ found }) => found);
  const invalid = checked.filter(({ found }) => found.some(({ severity }) => severity === "error"));
  if (invalid.length === 0) return findings;
  const types = invalid.map(({ type }) => type).join(", ");
  throw new ApmError("INVALID_CONFIG", `not valid: ${types}; nothing was promoted`, { findings });
}
