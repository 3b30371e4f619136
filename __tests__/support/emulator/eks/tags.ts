import type { Request } from "../request";
import type { Answer } from "../upstream";
import { found, notFound } from "./answers";
import { inputOf } from "./clusters";
import type { Document } from "./document";
import type { Store } from "./store";

/** Answers for the tags of whatever has an ARN. */
export function answerTags(request: Request, store: Store, arn: string): Answer {
  const document = store.byArn(arn);
  if (document === undefined) return notFound("resource", arn);
  const tags = { ...(document.tags as Document | undefined) };
  if (request.method === "GET") return found({ tags });
  if (request.method === "POST") Object.assign(tags, inputOf(request).tags);
  for (const key of request.query.getAll("tagKeys")) delete tags[key];
  document.tags = tags;
  return found({});
}
