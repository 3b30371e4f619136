import { AMOUNT_LIMITS, type AmountLimit } from "../catalogue/amount-limits";
import type { Amount } from "../amounts/amount";
import { allAmounts } from "../amounts/all-amounts";
import { pathText } from "../reading/path";
import type { Check } from "../registry";

/** What the registry makes is never more than AWS takes: rules of a group, items of a list, bytes of a policy (G12). */
export const checkDerivedAmounts: Check = function* (registry) {
  // One list makes several amounts, in each place another: the largest stands for all.
  const largest = new Map<string, Amount>();
  for (const amount of allAmounts(registry)) {
    if (amount.amount <= AMOUNT_LIMITS[amount.kind].most) continue;
    const key = `${pathText(amount.path)} ${amount.kind}`;
    if ((largest.get(key)?.amount ?? 0) < amount.amount) largest.set(key, amount);
  }
  for (const { kind, amount, file, path, which = "", hint } of largest.values()) {
    const { most, of, source }: AmountLimit = AMOUNT_LIMITS[kind];
    const message = `makes ${amount} ${of}${which}, and AWS takes ${most} (${source})`;
    yield { file, path, at: "key", rule: "aws-limit", message, hint, value: "" };
  }
};
