import type { Fleet } from "../../../../config/fleet";
import { printJson, printLine } from "../../terminal/print";
import { table } from "../../terminal/table";
import { fleetsOf } from "./fleets-of";

/** Whose targets are listed, and how. */
export interface TargetsOptions {
  readonly root: string;
  readonly json?: boolean;
}

/** One target, as jobs need it. */
interface ListedTarget {
  readonly environment: string;
  readonly region: string;
  readonly account_id: string;
  /** Whether the environment's states are kept in this region. */
  readonly home: boolean;
  /** Enabled clients. */
  readonly clients: number;
  /** What jobs on GitHub take; null where no repository is named. */
  readonly github: {
    readonly branch: string;
    readonly environment: string;
    /** Whether the role that plans reads all that a plan needs. */
    readonly plans: boolean;
    readonly plan_role_arn: string;
    readonly deploy_role_arn: string;
  } | null;
}

/** Lists all targets: environments in their order, of each the home region first. */
export function listTargets({ root, json }: TargetsOptions): void {
  const targets = fleetsOf(root).map(listed);
  if (json) printJson({ targets });
  else {
    const rows = targets.map(({ environment, region, account_id, clients, github }) => {
      return [environment, region, account_id, clients, github?.environment ?? "-"];
    });
    printLine(table(["ENVIRONMENT", "REGION", "ACCOUNT", "CLIENTS", "APPROVED IN"], rows));
  }
}

function listed({ platform, target, clients }: Fleet): ListedTarget {
  const { environment, region, accountId, homeRegion, github } = target;
  return {
    environment,
    region,
    account_id: accountId,
    home: region === homeRegion,
    clients: clients.length,
    github: github
      ? {
          branch: platform.github!.branch,
          environment: github.deploymentEnvironment,
          plans: github.plansClusters || clients.every(({ eks }) => !eks.enabled),
          plan_role_arn: github.planRoleArn,
          deploy_role_arn: github.deployRoleArn,
        }
      : null,
  };
}
