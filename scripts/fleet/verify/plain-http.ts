import type { PolicyCondition, PolicyStatement } from "./policy-document";

/** Whether a policy denies everybody everything without TLS, on the bucket and on every object in it (S4-14, G6). */
export function deniesPlainHttp(statements: readonly PolicyStatement[], bucketArn: string): boolean {
  const resources = statements.filter(isTlsDenial).flatMap((statement) => statement.resources);
  return resources.some((each) => covers(each, bucketArn)) && resources.some((each) => coversBelow(each, bucketArn));
}

/** A further condition would leave a way round: the denial must have none. */
function isTlsDenial({ allows, principals, actions, conditions, ...statement }: PolicyStatement): boolean {
  const exceptions = [...statement.exceptPrincipals, ...statement.exceptActions, ...statement.exceptResources];
  if (allows || exceptions.length > 0) return false;
  const everybody = principals.some(({ kind, name }) => kind === "AWS" && name === "*");
  const everything = actions.some((action) => action === "*" || action.toLowerCase() === "s3:*");
  return everybody && everything && conditions.length === 1 && conditions.every(isWithoutTls);
}

function isWithoutTls({ operator, key, values }: PolicyCondition): boolean {
  const isFalse = values.some((value) => value.toLowerCase() === "false");
  return /^bool(ifexists)?$/.test(operator) && key === "aws:securetransport" && isFalse;
}

function covers(resource: string, arn: string): boolean {
  return resource === arn || (resource.endsWith("*") && arn.startsWith(resource.slice(0, -1)));
}

function coversBelow(resource: string, arn: string): boolean {
  return resource.endsWith("*") && `${arn}/`.startsWith(resource.slice(0, -1));
}
