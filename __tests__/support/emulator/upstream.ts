import http from "node:http";
import type { Request } from "./request";

/** What goes back to the client. */
export interface Answer {
  readonly status: number;
  readonly headers: http.OutgoingHttpHeaders;
  readonly body: Buffer | string;
}

/** Asks the emulator and resolves with its answer. */
export type Upstream = (request: Pick<Request, "method" | "url" | "headers" | "body">) => Promise<Answer>;

/** The emulator at this address; requests reach it as their clients wrote them. */
export function upstream(endpoint: string): Upstream {
  const { hostname, port } = new URL(endpoint);
  return ({ method, url, headers, body }) =>
    new Promise((resolve, reject) => {
      // The path stays as it is: a URL would resolve the dots of a key such as `../a`.
      const request = http.request({ hostname, port, path: url, method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const status = response.statusCode ?? 502;
          resolve({ status, headers: endToEnd(response.headers), body: Buffer.concat(chunks) });
        });
      });
      request.on("error", reject);
      request.end(body);
    });
}

/** Without the headers that describe the emulator's own connection: the body is passed on whole, on another one. */
function endToEnd(headers: http.IncomingHttpHeaders): http.OutgoingHttpHeaders {
  const hopByHop = new Set(["connection", "transfer-encoding", "content-length"]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name)));
}
