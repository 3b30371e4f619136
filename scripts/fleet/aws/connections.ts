import http from "node:http";
import https from "node:https";
import { Socket } from "node:net";

/** How connections are kept. */
export interface ConnectionProps {
  /** At the same time; a further call waits for one. */
  readonly maxSockets: number;
  /** Longest time for a connection to stand, ms: it counts while one is being made, not while a call waits for its turn. */
  readonly connectMs: number;
}

/** Agents that keep connections and give up one that doesn't come to stand. */
export function connections({ maxSockets, connectMs }: ConnectionProps): {
  readonly httpAgent: http.Agent;
  readonly httpsAgent: https.Agent;
} {
  const settings = { keepAlive: true, maxSockets };
  const agents = { httpAgent: new http.Agent(settings), httpsAgent: new https.Agent(settings) };
  for (const agent of Object.values(agents) as http.Agent[]) {
    const create = agent.createConnection.bind(agent);
    agent.createConnection = (options, callback) => {
      const made = create(options, callback);
      if (made instanceof Socket) giveUp(made, connectMs);
      return made;
    };
  }
  return agents;
}

function giveUp(socket: Socket, connectMs: number): void {
  const timer = setTimeout(() => {
    const message = `no connection within ${connectMs / 1000} s`;
    socket.destroy(Object.assign(new Error(message), { code: "ETIMEDOUT" }));
  }, connectMs);
  for (const event of ["connect", "close"]) socket.once(event, () => clearTimeout(timer));
}
