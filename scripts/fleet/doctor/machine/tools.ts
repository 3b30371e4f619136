import { MISSING } from "../ask-program";
import { ok, problem, type Check } from "../check";

/** A program of this machine, and how its version is asked for. */
interface Tool {
  readonly args: readonly string[];
  readonly version: RegExp;
  readonly neededBy: string;
  readonly install: string;
}

const TOOLS = {
  git: {
    args: ["--version"],
    version: /git version (\d+\.\S+)/,
    neededBy: "fleet diff, fleet gate and the hooks",
    install: "https://git-scm.com/downloads",
  },
  aws: {
    args: ["--version"],
    version: /aws-cli\/(\d+\.\S+)/,
    neededBy: "kubeconfigs and Session Manager",
    install: "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html",
  },
  kubectl: {
    args: ["version", "--client"],
    version: /Client Version:.*?v(\d+\.\d+[\w.+-]*)/,
    neededBy: "whoever looks into a cluster",
    install: "https://kubernetes.io/docs/tasks/tools/",
  },
  helm: {
    args: ["version", "--short"],
    version: /v(\d+\.\d+[\w.+-]*)/,
    neededBy: "the runbook of charts that don't install",
    install: "https://helm.sh/docs/intro/install/",
  },
} as const satisfies Readonly<Record<string, Tool>>;

/** Whether a program is there and says which version it is. */
export function toolCheck(name: keyof typeof TOOLS): Check {
  const { args, version, neededBy, install } = TOOLS[name];
  return async ({ ask }) => {
    const { text, why } = await ask(name, args);
    if (why === MISSING) return problem(`is not on PATH; it is needed by ${neededBy}`, `install it: ${install}`);
    if (why !== undefined)
      return problem(why, `run ${name} ${args.join(" ")} to see why, or install it anew: ${install}`);
    const found = version.exec(text)?.[1];
    return found === undefined
      ? problem("names no version", `run ${name} ${args.join(" ")}: another program may be in its place on PATH`)
      : ok(found);
  };
}
