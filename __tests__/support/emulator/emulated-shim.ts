import http from "node:http";
import type { AddressInfo } from "node:net";
import { type Account, account } from "./account";
import { type Shim, startShim } from "./shim";

/** What an emulator of a test answers: a status and a body. */
export type Reply = (request: { readonly method: string; readonly url: string; readonly body: string }) => {
  readonly status?: number;
  readonly body: string;
};

/** A shim in front of an emulator that a test plays itself. */
export interface EmulatedShim {
  readonly shim: Shim;
  readonly client: Account;
  /** What reached the emulator, as `<method> <url>`. */
  readonly seen: readonly string[];
  stop(): Promise<void>;
}

/** Starts both. */
export async function emulatedShim(reply: Reply): Promise<EmulatedShim> {
  const seen: string[] = [];
  const emulator = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "GET", url = "/" } = request;
      seen.push(`${method} ${url}`);
      const { status = 200, body } = reply({ method, url, body: Buffer.concat(chunks).toString() });
      response.writeHead(status).end(body);
    });
  });
  await new Promise<void>((resolve) => emulator.listen(0, "127.0.0.1", resolve));
  const shim = await startShim(`http://127.0.0.1:${(emulator.address() as AddressInfo).port}`);
  return {
    shim,
    client: account(shim.endpoint, "us-east-2"),
    seen,
    async stop() {
      await shim.stop();
      emulator.closeAllConnections();
      await new Promise((resolve) => emulator.close(resolve));
    },
  };
}
