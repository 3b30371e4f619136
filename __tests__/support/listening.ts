import type { Server } from "node:net";
import type { AddressInfo } from "node:net";

/** A server on a port of its own for as long as it is used; connections that are still open then are cut. */
export async function listening<T>(server: Server, use: (port: number) => Promise<T>): Promise<T> {
  const open = new Set<{ destroy(): void }>();
  server.on("connection", (socket) => {
    open.add(socket);
    // A caller that gives up resets the connection.
    socket.on("error", () => undefined);
    socket.once("close", () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use((server.address() as AddressInfo).port);
  } finally {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}
