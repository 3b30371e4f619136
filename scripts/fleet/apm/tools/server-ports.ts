import type { Problem } from "../../../../config/reading/problem";
import { fieldOf } from "./field-of";

/** Ports of the server that Loki and Tempo share: in range, and not one for both. */
export function serverPortProblems(data: unknown): readonly Problem[] {
  const ports = ["http_listen_port", "grpc_listen_port"].map((field) => ({
    field,
    port: fieldOf(data, `server.${field}`),
  }));
  const wrong = ports
    .filter(({ port }) => port !== undefined && !isReferenceOrPort(port))
    .map(({ field }): Problem => ({
      path: ["server", field],
      rule: "range",
      message: "must be a port from 0 to 65535",
    }));
  const [http, grpc] = ports;
  const same = typeof http!.port === "number" && http!.port !== 0 && http!.port === grpc!.port;
  if (!same) return wrong;
  return [
    ...wrong,
    { path: ["server", "grpc_listen_port"], rule: "port-conflict", message: "is http_listen_port too" },
  ];
}

function isReferenceOrPort(port: unknown): boolean {
  if (typeof port === "string") return /^\$\{[^{}]*\}$/.test(port);
  return typeof port === "number" && Number.isInteger(port) && port >= 0 && port <= 65535;
}
