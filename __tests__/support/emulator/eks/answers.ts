import type { Answer } from "../upstream";
import type { Document } from "./document";

/** EKS's success. */
export function found(document: Document): Answer {
  return { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(document) };
}

/** EKS's word for what is not there. */
export function notFound(kind: string, name: string): Answer {
  return refusal(404, "ResourceNotFoundException", `No ${kind} found for name: ${name}.`);
}

/** EKS's word for what is there already, or still holds something. */
export function inUse(message: string): Answer {
  return refusal(409, "ResourceInUseException", message);
}

/** EKS's word for what can't be asked for. */
export function invalid(message: string): Answer {
  return refusal(400, "InvalidParameterException", message);
}

function refusal(status: number, type: string, message: string): Answer {
  const headers = { "content-type": "application/json", "x-amzn-errortype": type };
  return { status, headers, body: JSON.stringify({ message }) };
}
