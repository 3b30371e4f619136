import type { Target } from "../config/fleet";

/** How long the deletion of a key can be taken back: as long as AWS lets us in production, as short elsewhere (M-15). */
export function deletionWindowInDays({ environment }: Target): number {
  return environment === "production" ? 30 : 7;
}

/** Deleting versions takes a second factor in production, but from the roles that run Terraform (M-20). */
export function mfaProtection(target: Target): { exemptRoleArns: readonly string[] } | undefined {
  const { environment, deployRoleArns, breakGlassRoleArns, github } = target;
  if (environment !== "production") return undefined;
  const roles = [...deployRoleArns, ...(github ? [github.deployRoleArn] : []), ...breakGlassRoleArns];
  return { exemptRoleArns: [...new Set(roles)] };
}
