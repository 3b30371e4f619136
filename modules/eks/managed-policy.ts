/** The ARN of a policy that AWS manages, by its name and path (`service-role/…`), in the partition it is used in. */
export function managedPolicyArn(partition: string, name: string): string {
  return `arn:${partition}:iam::aws:policy/${name}`;
}
