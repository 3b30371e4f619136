import type { Request } from "./request";
import type { Rule, ShimRow } from "./rule";

export const OBJECT_KEY_ROWS: readonly ShimRow[] = [
  {
    service: "s3",
    operation: "any, on a key with a newline",
    reason: "answers a page for people: no route matches it",
  },
  {
    service: "s3",
    operation: "ListObjectVersions, ListMultipartUploads",
    reason: "ignores encoding-type, without which a key may hold what XML may not",
  },
];

/** Stands for a newline in the emulator's keys. */
const STAND_IN = "␤";

/** Keeps keys with newlines under a stand-in, and encodes keys in lists as the client asked for. */
export function objectKeys(): Rule {
  return {
    async answer(request, emulator) {
      if (request.service !== "s3") return undefined;
      const url = request.url.replace(/%0a/gi, encodeURIComponent(STAND_IN));
      const body = request.query.has("delete") ? withStandIn(request.body) : request.body;
      const lists = request.method === "GET" && (request.query.has("versions") || request.query.has("uploads"));
      if (url === request.url && body === request.body && !lists) return undefined;
      const headers = { ...request.headers, "content-length": String(body.length) };
      const answer = await emulator({ method: request.method, url, headers, body });
      return lists && answer.status === 200 ? { ...answer, body: encoded(answer.body.toString(), request) } : answer;
    },
  };
}

function withStandIn(body: Buffer): Buffer {
  const text = body.toString();
  const replaced = text.replace(/<Key>[^<]*<\/Key>/g, (key) => key.replace(/\n|&#x0*A;|&#10;/gi, STAND_IN));
  return replaced === text ? body : Buffer.from(replaced);
}

function encoded(document: string, { query }: Request): string {
  const asUrl = query.get("encoding-type") === "url";
  const marked = asUrl ? document.replace(/<\/(\w+)>\s*$/, "<EncodingType>url</EncodingType></$1>") : document;
  return marked.replace(/<(Key|KeyMarker|NextKeyMarker|Prefix)>([^<]*)</g, (_, tag: string, key: string) => {
    const text = unescaped(key).replaceAll(STAND_IN, "\n");
    return `<${tag}>${asUrl ? urlEncoded(text) : escaped(text)}<`;
  });
}

/** As S3 does: a space is a plus, and slashes stay. */
function urlEncoded(key: string): string {
  return encodeURIComponent(key).replaceAll("%20", "+").replaceAll("%2F", "/");
}

const ENTITIES: readonly (readonly [string, string])[] = [
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&#34;", '"'],
  ["&#39;", "'"],
  ["&amp;", "&"],
];

function unescaped(text: string): string {
  return ENTITIES.reduce((rest, [entity, character]) => rest.replaceAll(entity, character), text);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\n", "&#10;");
}
