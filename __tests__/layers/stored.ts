import { parse, stringify } from "yaml";

import { FILES } from "../../config/registry";
import { documentsNamed } from "../support/fleets";
import { EXAMPLE, fleetOf, type Section } from "../support/registry";
import type { Body } from "../../scripts/fleet/review/model/stack";
import { resourcesOf, synthesize, type Documents } from "../support/synth";

/** How the names of the example's buckets begin. */
export const PREFIX = "ohio-01-us-east-2-";

/** The parts of a bucket of the documents, by its name. */
export function bucket(
  name: string,
  all: Documents = documentsNamed("the shipped example"),
): { body: Body; part: (type: string) => Body | undefined } {
  const [found, ...more] = resourcesOf(all, "aws_s3_bucket").filter(({ body }) => body.bucket === `${PREFIX}${name}`);
  expect([found?.body.bucket, more]).toEqual([`${PREFIX}${name}`, []]);
  const part = (type: string): Body | undefined =>
    resourcesOf(all, `aws_s3_bucket_${type}`).find(({ body }) => body.bucket === `\${aws_s3_bucket.${found!.id}.id}`)
      ?.body;
  return { body: found!.body, part };
}

/** The example with another storage section of acme's. */
export function withStorage(change: (storage: Record<string, unknown>) => void): Documents {
  const clients = parse(String(EXAMPLE[FILES.clients])) as { clients: Record<string, Section> };
  change(clients.clients.acme!.storage as Record<string, unknown>);
  return synthesize(fleetOf({ ...EXAMPLE, [FILES.clients]: stringify(clients) }));
}
