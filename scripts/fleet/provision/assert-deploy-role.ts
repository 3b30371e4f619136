import type { Target } from "../../../config/fleet";
import { EXIT, ExitError } from "../terminal/exit";
import type { Identity } from "../aws/identity";

/** Once roles are configured, only they reach the states: whoever else makes the bucket locks himself out of it. */
export function assertDeployRole({ arn }: Identity, { deployRoleArns, breakGlassRoleArns, environment }: Target): void {
  if (deployRoleArns.length === 0) return;
  const roleName = /:assumed-role\/([^/]+)\//.exec(arn)?.[1];
  const allowed = [...deployRoleArns, ...breakGlassRoleArns];
  if (roleName !== undefined && allowed.some((role) => role.split("/").at(-1) === roleName)) return;
  const message = `${arn} is none of the roles that reach the states of ${environment} (deploy_role_arns): assume one of them`;
  throw new ExitError(EXIT.failed, message);
}
