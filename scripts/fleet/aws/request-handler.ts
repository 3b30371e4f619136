import { NodeHttpHandler } from "@smithy/node-http-handler";

import { connections } from "./connections";
import { patienceMs } from "./patience";
import { proxyAgent, proxyIsSet, proxyOf } from "./proxies";
import { waitFor } from "./silent-hosts";

/** What differs from the usual limits. */
export interface HandlerProps {
  /** Connections to one host at the same time; default the SDK's 50. */
  readonly maxSockets?: number;
  /** Longest silence, ms, in either direction; default `patienceMs`. */
  readonly silenceMs?: number;
  /** Longest time until a connection stands, ms; default 10 s. */
  readonly connectMs?: number;
}

/**
 * How calls reach AWS: by the environment's proxies, and with an end. What counts is silence, not time: an answer or an
 * upload that comes slowly goes on for as long as it moves (F5).
 */
export function requestHandler(props: HandlerProps = {}): NodeHttpHandler {
  const silenceMs = props.silenceMs ?? patienceMs();
  const connectMs = Math.min(props.connectMs ?? 10_000, silenceMs);
  const proxying = proxyIsSet() ? proxyAgent() : undefined;
  const handler = new NodeHttpHandler(async () => {
    const agent = await proxying;
    return agent
      ? // A proxy connects in two steps; both are its time.
        { httpAgent: agent, httpsAgent: agent, socketTimeout: silenceMs, connectionTimeout: silenceMs }
      : { ...connections({ maxSockets: props.maxSockets ?? 50, connectMs }), socketTimeout: silenceMs };
  });
  const send = handler.handle.bind(handler);
  handler.handle = async (request, options) => {
    const port = request.port === undefined ? "" : `:${request.port}`;
    const agent = await proxying;
    const proxy = agent && (await proxyOf(agent, `${request.protocol}//${request.hostname}${port}/`));
    const name = `${request.hostname}${port}${proxy === undefined ? "" : ` by the proxy ${proxy}`}`;
    const wait = waitFor(name, silenceMs);
    try {
      if (wait.hopeless) throw silent(`${name} has not answered before, and is not asked again`);
      const answer = await send(request, options);
      if (proxy !== undefined && answer.response.statusCode === 407)
        throw unreachable(`${name}: it asks for credentials, as in http://user:password@${proxy}`);
      wait.end("answered");
      return answer;
    } catch (error) {
      const failure = named(error as NodeJS.ErrnoException, name, silenceMs);
      wait.end(failure.name === "TimeoutError" ? "silent" : "failed");
      throw failure;
    }
  };
  return handler;
}

/** The error with the host in its message; its class and code stay. */
function named(error: NodeJS.ErrnoException, name: string, silenceMs: number): Error {
  const { code, message } = error;
  if (message.startsWith(name)) return error;
  if (error.name === "TimeoutError" && code === undefined)
    error.message = `${name} was silent for ${silenceMs / 1000} s`;
  else if (code !== undefined) error.message = `${name}: ${message}`;
  return error;
}

function silent(message: string): Error {
  return Object.assign(new Error(message), { name: "TimeoutError" });
}

function unreachable(message: string): Error {
  return Object.assign(new Error(message), { name: "NetworkingError" });
}
