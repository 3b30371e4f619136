import type { Path } from "../reading/path";
import type { Check, Registry, InFile } from "../registry";
import { ENVIRONMENTS } from "../catalogue/environments";
import type { Problem } from "../reading/problem";
import { clusterOf } from "./cluster-of";

/** Somebody administers every cluster, and only IAM roles do: its creator gets no rights by creating it. */
export const checkClusterAccess: Check = function* (registry) {
  yield* nobody(registry);
  yield* otherPrincipals(registry);
};

function* nobody({ platform, deployments }: Registry): Iterable<Problem & InFile> {
  const shared = platform?.kubernetes?.adminRoleArns;
  for (const environment of ENVIRONMENTS) {
    const settings = platform?.environments?.[environment];
    const roles = [shared, settings?.deployRoleArns, settings?.breakGlassRoleArns];
    // A list that could not be read may well name somebody.
    if (!settings || roles.some((each) => each === undefined || each.length > 0)) continue;
    const first = deployments.find((each) => each.environment === environment && clusterOf(each) !== undefined);
    if (!first) continue;
    yield {
      file: "platform",
      path: ["environments", environment],
      at: "key",
      rule: "cluster-access",
      message: `has clusters, that of ${first.client} for one, and nobody would reach them: whoever creates a cluster gets no rights in it`,
      hint: "name the role that runs Terraform in deploy_role_arns, or in kubernetes.admin_role_arns",
      value: "",
    };
  }
}

/** EKS gives access to roles; a user would work from one laptop only, and a session's ARN ends with the session. */
function* otherPrincipals({ platform }: Registry): Iterable<Problem & InFile> {
  const lists: [Path, readonly (string | undefined)[] | undefined][] = [
    [["kubernetes", "admin_role_arns"], platform?.kubernetes?.adminRoleArns],
    ...ENVIRONMENTS.flatMap((environment): typeof lists => {
      const { deployRoleArns, breakGlassRoleArns } = platform?.environments?.[environment] ?? {};
      const path = ["environments", environment];
      return [
        [[...path, "deploy_role_arns"], deployRoleArns],
        [[...path, "break_glass_role_arns"], breakGlassRoleArns],
      ];
    }),
  ];
  for (const [path, arns] of lists) {
    for (const [index, arn] of (arns ?? []).entries()) {
      if (arn === undefined || /^arn:[^:]+:iam::\d{12}:role\/./.test(arn)) continue;
      const message = "is not the ARN of an IAM role";
      const hint = "such as arn:aws:iam::123456789012:role/terraform";
      yield { file: "platform", path: [...path, index], rule: "arn", message, hint };
    }
  }
}
