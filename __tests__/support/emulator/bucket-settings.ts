import { BUCKET_SUBRESOURCES, type BucketSubresource } from "./bucket-subresources";
import type { Request } from "./request";
import type { Rule } from "./rule";
import type { Answer, Upstream } from "./upstream";

/** Sent with a lifecycle and expected back with it; no part of the document. */
const TRANSITION_SIZE_HEADER = "x-amz-transition-default-minimum-object-size";

interface Setting {
  readonly document: string;
  readonly headers: Record<string, string>;
}

/** Keeps the sub-resources of `BUCKET_SUBRESOURCES` word for word, for as long as the bucket exists in the emulator. */
export function bucketSettings(): Rule {
  const buckets = new Map<string, Map<string, Setting>>();
  /** A bucket that is made or deleted has none; an emulator that was reset has bucket names free that had some. */
  const forgotten = async (bucket: string, request: Request, emulator: Upstream) => {
    const answer = await emulator(request);
    if (answer.status < 300) buckets.delete(bucket);
    return answer;
  };
  return {
    async answer(request, emulator) {
      const bucket = /^\/([^/]+)\/?$/.exec(request.path)?.[1];
      if (request.service !== "s3" || bucket === undefined) return undefined;
      const kept = BUCKET_SUBRESOURCES.find(({ name }) => request.query.has(name));
      if (kept === undefined) return isMadeOrDeleted(request) ? forgotten(bucket, request, emulator) : undefined;
      const missing = await missingBucket(bucket, request, emulator);
      if (missing !== undefined) return missing;
      const settings = buckets.get(bucket) ?? new Map<string, Setting>();
      buckets.set(bucket, settings);
      return answerFor(kept, request, settings);
    },
  };
}

function answerFor(kept: BucketSubresource, request: Request, settings: Map<string, Setting>): Answer {
  const id = request.query.get("id");
  const key = `${kept.name}/${id ?? ""}`;
  if (request.method === "PUT") {
    const size = request.headers[TRANSITION_SIZE_HEADER];
    const headers = typeof size === "string" ? { [TRANSITION_SIZE_HEADER]: size } : undefined;
    settings.set(key, { document: request.body.toString(), headers: headers ?? {} });
    return { status: 200, headers: headers ?? {}, body: "" };
  }
  if (request.method === "DELETE") {
    settings.delete(key);
    return { status: 204, headers: {}, body: "" };
  }
  if (kept.list !== undefined && id === null) return list(kept.list, kept.name, settings);
  const setting = settings.get(key);
  if (setting !== undefined) return document(setting.document, setting.headers);
  return "error" in kept.unset ? error(kept.unset.error) : document(`<${kept.unset.emptyDocument}/>`);
}

function list(root: string, name: string, settings: Map<string, Setting>): Answer {
  const documents = [...settings].filter(([key]) => key.startsWith(`${name}/`)).map(([, setting]) => setting.document);
  return document(`<${root}><IsTruncated>false</IsTruncated>${documents.join("")}</${root}>`);
}

function document(body: string, headers: Record<string, string> = {}): Answer {
  return { status: 200, headers: { ...headers, "content-type": "application/xml" }, body };
}

function error(code: string): Answer {
  const body = `<Error><Code>${code}</Code><Message>The bucket has no such configuration</Message></Error>`;
  return { status: 404, headers: { "content-type": "application/xml" }, body };
}

/** The emulator stays the one who knows which buckets exist: its own refusal is passed on. */
async function missingBucket(bucket: string, request: Request, emulator: Upstream): Promise<Answer | undefined> {
  const headers = { ...request.headers, "content-length": "0" };
  const answer = await emulator({ method: "GET", url: `/${bucket}?location=`, headers, body: Buffer.alloc(0) });
  return answer.status === 200 ? undefined : answer;
}

function isMadeOrDeleted({ method, query }: Request): boolean {
  return (method === "DELETE" || method === "PUT") && [...query.keys()].every((key) => key === "x-id");
}
