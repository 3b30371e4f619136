import { names } from "../names";
import type { Check, Registry, InFile } from "../registry";
import { ENVIRONMENTS } from "../catalogue/environments";
import type { Problem } from "../reading/problem";

/** Shared settings that are right one by one and wrong together. */
export const checkPlatform: Check = function* (registry) {
  yield* lockTables(registry);
  yield* deployRoles(registry);
};

/** A list that lets only some roles in must have a way back for the day it is wrong (M-61). */
function* deployRoles({ platform }: Registry): Iterable<Problem & InFile> {
  for (const environment of ENVIRONMENTS) {
    const { deployRoleArns, breakGlassRoleArns } = platform?.environments?.[environment] ?? {};
    if (!deployRoleArns?.length || breakGlassRoleArns === undefined) continue;
    const at = { file: "platform", rule: "break-glass", hint: "name a role for emergencies" } as const;
    const path = ["environments", environment];
    if (breakGlassRoleArns.length === 0) {
      const message = "locks everybody else out of the state, and there is no break_glass_role_arns";
      yield { ...at, path: [...path, "deploy_role_arns"], message, value: "" };
    } else if (breakGlassRoleArns.every((each) => deployRoleArns.includes(each))) {
      const message = "is a deploy role, too: what locks that one out locks out this one";
      yield { ...at, severity: "warning", path: [...path, "break_glass_role_arns", 0], message };
    }
  }
}

/** Two bootstrap stacks must not both own a table of one name: each would put it right by its own settings. */
function* lockTables({ platform }: Registry): Iterable<Problem & InFile> {
  const owners = new Map<string, string>();
  for (const environment of ENVIRONMENTS) {
    const { accountId, homeRegion, lockTable } = platform?.environments?.[environment] ?? {};
    if (accountId === undefined || homeRegion === undefined) continue;
    const table = lockTable ?? names.lockTable(homeRegion);
    const key = `${accountId} ${homeRegion} ${table}`;
    const owner = owners.get(key);
    if (owner) {
      const path = ["environments", environment, ...(lockTable ? ["lock_table"] : [])];
      const message = `would share the lock table ${table} with ${owner}: same account, same region`;
      yield {
        file: "platform",
        path,
        at: lockTable ? "value" : "key",
        rule: "lock-table",
        message,
        hint: `set lock_table: ${table}-${environment}`,
      };
    } else owners.set(key, environment);
  }
}
