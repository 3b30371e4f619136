import { names } from "../names";
import { blockOf, type Check, type Registry, type InFile } from "../registry";
import { ENVIRONMENTS } from "../catalogue/environments";
import type { Problem } from "../reading/problem";

/** Shared settings that are right one by one and wrong together. */
export const checkPlatform: Check = function* (registry) {
  yield* managementBlocks(registry);
  yield* lockTables(registry);
  yield* deployRoles(registry);
};

/** A prefix shorter than this is half the internet or more: two of them are all of it. */
const SHORTEST_MANAGEMENT_PREFIX = 8;

function* managementBlocks({ platform }: Registry): Iterable<Problem & InFile> {
  const { publicAccess, managementCidrBlocks } = platform?.kubernetes ?? {};
  if (!managementCidrBlocks) return;
  const path = ["kubernetes", "management_cidr_blocks"];
  const hint = "name the blocks operators come from, or set kubernetes.public_access: false";
  if (publicAccess && managementCidrBlocks.length === 0) {
    yield {
      file: "platform",
      path,
      rule: "management-cidr",
      message: "names no block while the API endpoints are public",
      hint,
      value: "",
    };
  }
  for (const [index, text] of managementCidrBlocks.entries()) {
    const block = blockOf(text);
    if (block && block.prefix < SHORTEST_MANAGEMENT_PREFIX) {
      yield {
        file: "platform",
        path: [...path, index],
        rule: "management-cidr",
        message: "opens the API endpoints to a large part of the internet",
        hint,
      };
    }
  }
}

/** A list that lets only some roles in must have a way back for the day it is wrong (M-61). */
function* deployRoles({ platform }: Registry): Iterable<Problem & InFile> {
  for (const environment of ENVIRONMENTS) {
    const { deployRoleArns, breakGlassRoleArns } = platform?.environments?.[environment] ?? {};
    if (!deployRoleArns?.length || breakGlassRoleArns === undefined || breakGlassRoleArns.length > 0) continue;
    const message = "locks everybody else out of the state, and there is no break_glass_role_arns";
    const path = ["environments", environment, "deploy_role_arns"];
    yield { file: "platform", path, rule: "break-glass", message, hint: "name a role for emergencies", value: "" };
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
