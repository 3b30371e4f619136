import { isCalendarDay } from "./calendar-day";
import { arns } from "./catalogue/arns";
import { partitionOf } from "./catalogue/aws-place";
import type { Platform, Target } from "./fleet";
import { githubAccess } from "./github-access";
import { names } from "./names";
import { ENVIRONMENTS, type Environment } from "./catalogue/environments";
import { didYouMean } from "./reading/suggest";
import type { Problem } from "./reading/problem";

/** The environment variables that choose a target. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** The value of a variable; CI exports empty ones, which say nothing. */
export function given(value: string | undefined): string | undefined {
  return value === "" ? undefined : value;
}

/** The target of this synth, or what is wrong with the variables that name it. */
export function chooseTarget(platform: Platform, variables: Variables): Target | Problem {
  const [variable, environment] = chosenEnvironment(variables) ?? [
    "default_target",
    platform.defaultTarget.environment,
  ];
  const region = given(variables.AWS_REGION) ?? platform.defaultTarget.region;
  const settings = isEnvironment(environment) ? platform.environments[environment] : undefined;
  if (!isEnvironment(environment) || !settings) {
    const known = ENVIRONMENTS.filter((each) => platform.environments[each]);
    return refuse(
      ["environments"],
      `${variable}=${environment} is not one of ${known.join(", ")}`,
      didYouMean(environment, known),
    );
  }
  const known = Object.keys(settings.regions);
  const regionSettings = settings.regions[region];
  if (!Object.hasOwn(settings.regions, region) || !regionSettings) {
    const message = `AWS_REGION=${region} is not set up for ${environment}: ${known.join(", ")}`;
    return refuse(["environments", environment, "regions"], message, didYouMean(region, known));
  }
  const backend = given(variables.BOOTSTRAP_BACKEND) ?? "s3";
  if (backend !== "s3" && backend !== "local") {
    return refuse([], `BOOTSTRAP_BACKEND=${backend} must be local or s3`);
  }
  const today = given(variables.FLEET_TODAY);
  if (today !== undefined && !isCalendarDay(today)) {
    return refuse([], `FLEET_TODAY=${today} must be a day, YYYY-MM-DD`);
  }
  const { accountId, homeRegion } = settings;
  const place = { project: platform.project, environment, partition: partitionOf(region), region, accountId };
  const github = githubAccess(platform, place);
  const githubDeploy = github ? [github.deployRoleArn] : [];
  return {
    ...place,
    github,
    replicaRegion: settings.replicaRegion,
    parentZone: settings.parentZone ?? platform.dns.parentZone,
    homeRegion,
    availabilityZones: regionSettings.availabilityZones,
    stateBucket: settings.stateBucket ?? names.stateBucket(place),
    lockTable: settings.lockTable ?? names.lockTable(homeRegion),
    stateKmsKeyArn: settings.stateKmsKeyArn,
    // A list of GitHub's role alone would lock out the people who made it.
    deployRoleArns: settings.deployRoleArns.length > 0 ? [...settings.deployRoleArns, ...githubDeploy] : [],
    breakGlassRoleArns: settings.breakGlassRoleArns,
    administratorRoleArns: [
      ...new Set([
        ...settings.deployRoleArns,
        ...githubDeploy,
        ...settings.breakGlassRoleArns,
        ...platform.kubernetes.adminRoleArns,
      ]),
    ],
    debianAmiId: regionSettings.debianAmiId,
    alertsTopicArn: regionSettings.alertsTopicArn ?? arns.topic(place, names.alertsTopic(place)),
    costAllocationTags: settings.costAllocationTags,
    s3DataEvents: settings.s3DataEvents,
    commonTags: platform.commonTags,
    ownsAlertsTopic: regionSettings.alertsTopicArn === undefined,
    bootstrapBackend: backend,
  };
}

/** ENVIRONMENT, which options of commands set, comes before the variable that the documents have (S3-127). */
function chosenEnvironment(variables: Variables): [variable: string, environment: string] | undefined {
  for (const variable of ["ENVIRONMENT", "TF_VAR_environment"]) {
    const environment = given(variables[variable]);
    if (environment !== undefined) return [variable, environment];
  }
  return undefined;
}

function isEnvironment(text: string): text is Environment {
  return (ENVIRONMENTS as readonly string[]).includes(text);
}

function refuse(path: string[], message: string, hint?: string): Problem {
  return { path, at: "key", rule: "target", message, value: "", ...(hint ? { hint } : {}) };
}
