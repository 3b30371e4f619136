import { createHash, createHmac } from "node:crypto";

/** A request as its receiver sees it. */
export interface ReceivedRequest {
  readonly method: string;
  /** The path as sent, and the query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The signature of a presigned request, computed as AWS documents it for the receiving side ("Authenticating Requests:
 * Using Query Parameters") and without the SDK; a header that is signed and not sent counts as empty.
 */
export function querySignature({ method, url, headers }: ReceivedRequest, secretAccessKey: string): string {
  const { pathname, searchParams } = new URL(url, "http://s3");
  const query = [...searchParams]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([n, v]) => [encode(n), encode(v)]);
  const signed = (searchParams.get("X-Amz-SignedHeaders") ?? "").split(";");
  const canonical = [
    method,
    pathname,
    query
      .map((pair) => pair.join("="))
      .sort()
      .join("&"),
    ...signed.map((name) => `${name}:${(headers[name] ?? "").trim().replace(/ +/g, " ")}`),
    "",
    signed.join(";"),
    "UNSIGNED-PAYLOAD",
  ].join("\n");
  const [, day = "", region = "", service = ""] = (searchParams.get("X-Amz-Credential") ?? "").split("/");
  const scope = [day, region, service, "aws4_request"];
  const text = ["AWS4-HMAC-SHA256", searchParams.get("X-Amz-Date"), scope.join("/"), sha256(canonical)].join("\n");
  return hmac(signingKey(secretAccessKey, scope), text).toString("hex");
}

/** Whether a presigned request is what its signer allowed. */
export function isAuthentic(request: ReceivedRequest, secretAccessKey: string): boolean {
  const { searchParams } = new URL(request.url, "http://s3");
  return searchParams.get("X-Amz-Signature") === querySignature(request, secretAccessKey);
}

/** The signature of a form's policy, as its receiver computes it. */
export function policySignature(fields: Readonly<Record<string, string>>, secretAccessKey: string): string {
  const [, ...scope] = fields["X-Amz-Credential"]!.split("/");
  return hmac(signingKey(secretAccessKey, scope), fields.Policy!).toString("hex");
}

function signingKey(secretAccessKey: string, scope: readonly string[]): Buffer {
  return scope.reduce<Buffer>((key, part) => hmac(key, part), Buffer.from(`AWS4${secretAccessKey}`));
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
}
