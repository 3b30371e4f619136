import { ENVIRONMENTS } from "../../../../config/catalogue/environments";
import type { Fleet } from "../../../../config/fleet";
import { EXIT, ExitError } from "../../terminal/exit";
import { load, loadOrExit, showFindings } from "../../terminal/load";
import { printJson, printLine } from "../../terminal/print";
import { table } from "../../terminal/table";

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
  const targets = targetsOf(root);
  if (json) printJson({ targets });
  else {
    const rows = targets.map(({ environment, region, account_id, clients, github }) => {
      return [environment, region, account_id, clients, github?.environment ?? "-"];
    });
    printLine(table(["ENVIRONMENT", "REGION", "ACCOUNT", "CLIENTS", "APPROVED IN"], rows));
  }
}

function targetsOf(root: string): ListedTarget[] {
  const { platform } = loadOrExit(root);
  return ENVIRONMENTS.flatMap((environment) => {
    const { regions = {}, homeRegion } = platform.environments[environment] ?? {};
    const names = Object.keys(regions).sort();
    const homeFirst = [...names.filter((name) => name === homeRegion), ...names.filter((name) => name !== homeRegion)];
    return homeFirst.map((region) => listed(fleetOf(root, environment, region)));
  });
}

/** What is wrong in the files was said when they were read first. */
function fleetOf(root: string, environment: string, region: string): Fleet {
  const loaded = load(root, { ENVIRONMENT: environment, AWS_REGION: region });
  if (loaded.ok) return loaded.fleet;
  showFindings(loaded.findings);
  throw new ExitError(EXIT.usage);
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
