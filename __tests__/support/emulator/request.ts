import type { IncomingHttpHeaders, IncomingMessage } from "node:http";

/** One request to AWS as its client sent it, read completely, with what its signature and protocol say about it. */
export interface Request {
  readonly method: string;
  /** Path and query, as sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The service it is signed for, such as `s3` or `dynamodb`. */
  readonly service: string;
  readonly region: string;
  /** The operation where the protocol names one (`PutItem`, `CreateVpc`); the method in REST protocols. */
  readonly action: string;
  readonly path: string;
  readonly query: URLSearchParams;
}

const SIGNATURE_SCOPE = /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\/aws4_request/;

/** Reads a request to its end and names its service and operation. */
export async function readRequest(message: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const { method = "GET", url = "/", headers } = message;
  const { pathname, searchParams: query } = new URL(url, "http://aws");
  const [, region = "", service = "unsigned"] = SIGNATURE_SCOPE.exec(headers.authorization ?? "") ?? [];
  const action = operation(headers, body) ?? method;
  return { method, url, headers, body, service, region, action, path: decodeURIComponent(pathname), query };
}

/** JSON protocols name the operation in a header, the query protocol in a form field; REST protocols in the path alone. */
function operation(headers: IncomingHttpHeaders, body: Buffer): string | undefined {
  const target = headers["x-amz-target"];
  if (typeof target === "string") return target.split(".").at(-1);
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ?? false;
  return isForm ? (new URLSearchParams(body.toString()).get("Action") ?? undefined) : undefined;
}

/** The same request with another body. */
export function withBody(request: Request, text: string): Request {
  const body = Buffer.from(text);
  return { ...request, body, headers: { ...request.headers, "content-length": String(body.length) } };
}
