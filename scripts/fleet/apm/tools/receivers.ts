import type { Path } from "../../../../config/reading/path";
import { pathText } from "../../../../config/reading/path";
import type { Problem } from "../../../../config/reading/problem";
import { keyProblem, valueProblem } from "./config-problem";
import { fieldOf, recordOf } from "./field-of";
import { nearest } from "./nearest";
import { hasReference } from "./references";

/** Protocols of receivers that Tempo and Jaeger share; a receiver without a list has none. */
const PROTOCOLS: Readonly<Record<string, readonly string[]>> = {
  otlp: ["grpc", "http"],
  jaeger: ["grpc", "thrift_http", "thrift_binary", "thrift_compact"],
};

/** Protocols whose listeners do not disturb TCP's. */
const UDP = ["thrift_binary", "thrift_compact"];

/** Where a receiver listens. */
interface Listener {
  readonly path: Path;
  readonly endpoint: string;
  readonly transport: "tcp" | "udp";
}

/** Receivers of spans: known protocols, endpoints with a port, and no port twice. */
export function receiverEndpointProblems(receivers: unknown, path: Path): readonly Problem[] {
  const entries = Object.entries(recordOf(receivers));
  const listeners = entries.flatMap(([id, settings]) => listenersOf(id, settings, [...path, id]));
  return [
    ...entries.flatMap(([id, settings]) => protocolProblems(id, settings, [...path, id])),
    ...listeners.flatMap(endpointProblems),
    ...conflicts(listeners),
  ];
}

function protocolsOf(id: string): readonly string[] | undefined {
  const type = id.split("/")[0]!;
  return Object.hasOwn(PROTOCOLS, type) ? PROTOCOLS[type] : undefined;
}

function protocolProblems(id: string, settings: unknown, path: Path): readonly Problem[] {
  const known = protocolsOf(id);
  if (!known) return [];
  const enabled = Object.keys(recordOf(fieldOf(settings, "protocols")));
  if (enabled.length === 0) return [keyProblem(path, "receiver", `needs protocols: ${known.join(", ")}`)];
  return enabled
    .filter((protocol) => !known.includes(protocol))
    .map((protocol) => {
      const hint = nearest(protocol, known, "protocols");
      return keyProblem([...path, "protocols", protocol], "receiver", "is no protocol of this receiver", { hint });
    });
}

function listenersOf(id: string, settings: unknown, path: Path): readonly Listener[] {
  const known = protocolsOf(id);
  const places: readonly (readonly [unknown, Path, string])[] = known
    ? Object.entries(recordOf(fieldOf(settings, "protocols"))).map(([protocol, each]) => {
        return [each, [...path, "protocols", protocol], protocol];
      })
    : [[settings, path, ""]];
  return places.flatMap(([each, place, protocol]): Listener[] => {
    const endpoint = fieldOf(each, "endpoint");
    if (typeof endpoint !== "string" || hasReference(endpoint)) return [];
    return [{ endpoint, path: [...place, "endpoint"], transport: UDP.includes(protocol) ? "udp" : "tcp" }];
  });
}

function portOf(endpoint: string): number | undefined {
  const port = /^(?:\w+:\/\/)?(?:\[[0-9A-Fa-f:.%]+\]|[^\s:/[\]]*):(\d{1,5})$/.exec(endpoint)?.[1];
  return port !== undefined && Number(port) <= 65535 ? Number(port) : undefined;
}

function endpointProblems({ endpoint, path }: Listener): readonly Problem[] {
  if (portOf(endpoint) !== undefined) return [];
  return [valueProblem(path, "host-port", "must be a host with its port, such as 0.0.0.0:4317")];
}

function conflicts(listeners: readonly Listener[]): readonly Problem[] {
  const first = new Map<string, Path>();
  return listeners.flatMap(({ path, endpoint, transport }) => {
    const port = portOf(endpoint);
    // 0 lets the system choose.
    if (port === undefined || port === 0) return [];
    const earlier = first.get(`${transport} ${port}`);
    if (earlier) return [valueProblem(path, "port-conflict", `is another receiver's port too: ${pathText(earlier)}`)];
    first.set(`${transport} ${port}`, path);
    return [];
  });
}
