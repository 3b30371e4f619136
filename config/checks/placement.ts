import { hasRegion } from "./regions";
import { optInRegion } from "./opt-in-region";
import { pathText } from "../reading/path";
import type { Problem } from "../reading/problem";
import { unknownRegion } from "./unknown-region";
import type { Check, Deployment, Registry, InFile } from "../registry";
import { didYouMean } from "../reading/suggest";

/** Every client runs where the platform is set up, once per place; its replica elsewhere. */
export const checkPlacement: Check = function* (registry) {
  for (const deployment of registry.deployments) yield* deploymentProblems(deployment, registry);
  yield* repeatedPlacements(registry.deployments);
  yield* replicaProblems(registry);
};

function* deploymentProblems(
  { path, environment, region }: Deployment,
  registry: Registry,
): Iterable<Problem & InFile> {
  const { platform } = registry;
  if (!platform?.environments || !environment || !region) return;
  const at = path.length > 2 ? path : [...path, "placement"];
  // A client that says nothing goes with default_target, and so does what is wrong with it.
  if (!registry.written(at)) return;
  const settings = platform.environments[environment];
  if (!settings) {
    const hint = `environments in config/platform.yaml: ${Object.keys(platform.environments)
      .filter((each) => platform.environments?.[each as "staging"])
      .join(", ")}`;
    yield {
      file: "clients",
      path: [...at, "environment"],
      rule: "placement",
      message: "is not set up in config/platform.yaml",
      hint,
    };
  } else if (settings.regions && !hasRegion(settings.regions, region)) {
    const known = Object.keys(settings.regions);
    const hint = didYouMean(region, known) ?? `regions of ${environment}: ${known.join(", ")}`;
    yield {
      file: "clients",
      path: [...at, "region"],
      rule: "placement",
      message: `is not set up for ${environment} in config/platform.yaml`,
      hint,
    };
  }
}

/** One client, one place, one deployment. */
function* repeatedPlacements(deployments: readonly Deployment[]): Iterable<Problem & InFile> {
  const seen = new Map<string, Deployment>();
  for (const deployment of deployments) {
    const { client, environment, region, path } = deployment;
    if (!environment || !region) continue;
    const key = `${client} ${environment} ${region}`;
    const first = seen.get(key);
    if (first) {
      const message = `${environment} in ${region} is already where ${pathText(first.path)} runs`;
      yield { file: "clients", path, rule: "placement", message, value: "" };
    } else seen.set(key, deployment);
  }
}

/** A disaster takes a whole region, so a copy in the same one would go with its source (C-29). */
function* replicaProblems({ clients, platform, deployments }: Registry): Iterable<Problem & InFile> {
  for (const [name, entry] of Object.entries(clients?.clients ?? {})) {
    const { region, enabled } = entry?.storage?.replication ?? {};
    if (region === undefined) continue;
    const path = ["clients", name, "storage", "replication", "region"];
    // Its provider is there before the replica, and after it.
    const unknown = unknownRegion(region);
    if (unknown) yield { file: "clients", path, ...unknown };
    if (!enabled) continue;
    const own = deployments.filter(({ client }) => client === name);
    const optIn = optInRegion(region);
    // Where an environment has the region for its clients, what is said of it there counts.
    const isSettled = ({ environment }: Deployment): boolean =>
      environment !== undefined && Object.hasOwn(platform?.environments?.[environment]?.regions ?? {}, region);
    if (optIn && !own.every(isSettled)) yield { file: "clients", path, severity: "warning", ...optIn };
    if (own.some((each) => each.region === region)) {
      yield {
        file: "clients",
        path,
        rule: "region",
        message: "is the client's own region: a replica belongs elsewhere",
      };
    }
  }
}
