import type { Answer } from "./upstream";

const NAMESPACE = "http://ec2.amazonaws.com/doc/2016-11-15/";

/** What EC2 answers to an operation that returns nothing but success. */
export function ec2Answer(action: string): Answer {
  const body = `<${action}Response xmlns="${NAMESPACE}"><requestId>shim</requestId><return>true</return></${action}Response>`;
  return { status: 200, headers: { "content-type": "text/xml" }, body };
}
