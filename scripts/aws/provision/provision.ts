import type { Fleet } from "../../../config/fleet";
import { EXIT, ExitError } from "../../terminal/exit";
import { interruptible } from "../../terminal/interruptible";
import { note } from "../../terminal/print";
import { writeBackendFiles } from "../../terraform/backend-files";
import { stateStore } from "../state/state-store";
import { applyBootstrap, migrateState, setAsideLocalState } from "./apply-bootstrap";
import type { Journal } from "./journal";
import type { ProvisionPlan } from "./plan";
import { releaseStaleLocks } from "./stale-locks";

/** What is provisioned, and from where. */
export interface ProvisionProps {
  readonly fleet: Fleet;
  readonly root: string;
  readonly plan: ProvisionPlan;
  readonly journal: Journal;
}

/**
 * Makes what the plan says: Terraform applies bootstrap, its state moves into the bucket, backend files are written.
 * Killed at any point and run again, it ends in the same state (G9): what exists is known from the journal, Terraform's
 * state and the account together.
 */
export async function provision(props: ProvisionProps): Promise<void> {
  const { fleet, root, plan, journal } = props;
  const interrupted = journal.interrupted();
  await interruptible(async (stopped) => {
    journal.begin(plan.things.filter(({ standing }) => standing === "free").map(({ address }) => address));
    if (interrupted) await releaseStaleLocks(stateStore(fleet, "bootstrap"), interrupted);
    for (const { title, run } of phases(props)) {
      if (stopped()) throw new ExitError(EXIT.interrupted, `interrupted before: ${title}; run it again to go on`);
      note(`\n== ${title}`);
      await run();
    }
    if (interrupted) setAsideLocalState(root, fleet);
    journal.end();
  });
  note(`\nState bucket ${fleet.target.stateBucket}, lock table ${fleet.target.lockTable}`);
  note(
    `next: npx cdktf deploy foundation, with the project in ${root}; ${plan.resources} resources of bootstrap are made`,
  );
}

/** One of the steps of provisioning. */
export interface Phase {
  readonly title: string;
  readonly run: () => Promise<void> | void;
}

/** What is done, in order. */
export function phases(props: ProvisionProps): Phase[] {
  const { fleet, root, plan } = props;
  const { stateBucket, environment, region } = fleet.target;
  const where = plan.stateIn === "disk" ? "on disk" : `in ${stateBucket}`;
  const apply = `apply the stack bootstrap with its state ${where} (${plan.resources} resources)`;
  const move = { title: `move the state into ${stateBucket}`, run: () => migrateState(props) };
  return [
    { title: apply, run: () => applyBootstrap(props) },
    ...(movesState(plan) ? [move] : []),
    {
      title: `write backend files to backends/aws/${environment}/${region}`,
      run: () => void writeBackendFiles(root, fleet),
    },
  ];
}

/** Without its bucket the state has to stay on disk for now (--observability-only before anything else). */
function movesState({ stateIn, things }: ProvisionPlan): boolean {
  return stateIn === "disk" && things.some(({ address }) => address.startsWith("aws_s3_bucket.state_"));
}
