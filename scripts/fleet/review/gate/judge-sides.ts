import { FILES } from "../../../../config/registry";
import { standingIn } from "../../../../config/standing";
import { given } from "../../../../config/target";
import { accountChange, type AccountChange } from "../account/account-change";
import type { ChangeSet } from "../changes/change-set";
import { isolationOf, type Isolation } from "../isolation/isolation-of";
import { confirmChanges } from "../plans/confirm-changes";
import { readPlans, type Plans } from "../plans/read-plans";
import type { ComparedRegistry } from "../registry-changes/registry-changes";
import type { Sides } from "../sides/open-sides";
import { accountFindings } from "./account-findings";
import { isolationFindings } from "./isolation-findings";
import { judge } from "./judge";
import type { GateFinding } from "./verdict";

/** What the gate goes by, beside both sides. */
export interface JudgeOptions {
  /** Folder of `fleet plan --out`; without it replacements are forecast. */
  readonly plans?: string;
  /** Most resources of one owner that a change may destroy. */
  readonly mostDeleted: number;
}

/** A change with everything that was found about it, before approvals. */
export interface Judged {
  /** As the plans say where there are some, as the two synths tell otherwise. */
  readonly changes: ChangeSet;
  readonly isolation: Isolation;
  readonly plans: Plans | undefined;
  /** What it takes of the account, and costs. */
  readonly account: AccountChange;
  readonly findings: readonly GateFinding[];
}

/** Looks at a change from all sides: what differs, who asked for it, what plans say, whether clients stay apart. */
export function judgeSides(sides: Sides, { plans: folder, mostDeleted }: JudgeOptions): Judged {
  const { base, head, registry, byCode, changes: forecast } = sides;
  const plans = folder === undefined ? undefined : readPlans(folder, head.synthesis);
  const changes = plans ? { ...forecast, changes: confirmChanges(forecast.changes, plans) } : forecast;
  const isolation = isolationOf(head.synthesis, head.fleet);
  const account = accountChange(sides);
  const ledger = given(process.env.CIDR_REGISTRY);
  const facts = {
    changes,
    registry,
    byCode,
    base: standingIn(base.root, ledger),
    head: standingIn(head.root, ledger),
    reachOf: registry.reachOf,
    mostDeleted,
  };
  const findings = [
    ...judge(facts, { base: base.synthesis, head: head.synthesis }),
    ...unreadable(registry),
    ...(plans?.findings ?? []),
    ...isolationFindings(isolation),
    ...accountFindings(account, sides),
  ];
  return { changes, isolation, plans, account, findings };
}

/** A file that one side can't read hides what changed: nothing passes. */
function unreadable({ unreadable: files }: ComparedRegistry): GateFinding[] {
  return files.map(({ side, file, line, column, message }) => ({
    rule: "unreadable",
    severity: "refused",
    source: `${file}:${line}:${column}`,
    reason: `${file} of the ${side} can't be read: ${message}.`,
    todo:
      side === "head" ? "npx fleet validate tells more." : `Compare with a commit whose ${FILES.clients} can be read.`,
  }));
}
