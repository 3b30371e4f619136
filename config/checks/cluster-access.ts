import { ENVIRONMENTS } from "../catalogue/environments";
import type { Check } from "../registry";
import { clusterOf } from "./cluster-of";

/** Somebody administers every cluster: its creator gets no rights by creating it. */
export const checkClusterAccess: Check = function* ({ platform, deployments }) {
  const shared = platform?.kubernetes?.adminRoleArns;
  for (const environment of ENVIRONMENTS) {
    const settings = platform?.environments?.[environment];
    const roles = [shared, settings?.deployRoleArns, settings?.breakGlassRoleArns];
    // A list that could not be read may well name somebody.
    // GitHub's deploy role administers clusters, too.
    if (!settings || platform?.github !== undefined || roles.some((each) => each === undefined || each.length > 0))
      continue;
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
};
