import type { Body } from "../../scripts/fleet/review/model/stack";
import { resourcesOf, type Documents } from "../support/synth";

/** The names of all buckets, sorted. */
export function bucketNames(documents: Documents): string[] {
  return resourcesOf(documents, "aws_s3_bucket")
    .map(({ body }) => String(body.bucket))
    .sort();
}

/** The one resource of a type whose address begins with a path. */
export function resourceNamed(documents: Documents, type: string, path: string): Body {
  const found = resourcesOf(documents, type).filter(({ id }) => id === path || id.startsWith(`${path}_`));
  expect(found).toHaveLength(1);
  return found[0]!.body;
}

/** The lifecycle rules of the bucket under a path. */
export function lifecycleOf(documents: Documents, path: string): Body[] {
  return resourceNamed(documents, "aws_s3_bucket_lifecycle_configuration", path).rule as Body[];
}

/** The one alarm of bootstrap whose name has a word in it. */
export function alarm(documents: Documents, what: string): Body {
  const { bootstrap } = documents;
  const found = resourcesOf({ bootstrap: bootstrap! }, "aws_cloudwatch_metric_alarm").filter(({ body }) =>
    String(body.alarm_name).includes(what),
  );
  expect(found).toHaveLength(1);
  return found[0]!.body;
}

/** The statements of a resource's policy. */
export function statementsOf({ policy }: Body): { Action: string | string[] }[] {
  return (JSON.parse(String(policy)) as { Statement: { Action: string | string[] }[] }).Statement;
}
