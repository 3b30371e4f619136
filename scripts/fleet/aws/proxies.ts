import type { ClientRequest } from "node:http";

import type { ProxyAgent } from "proxy-agent";

import { EXIT, ExitError } from "../terminal/exit";

/** What says that there may be a proxy, in either case; NO_PROXY alone says nothing. */
const VARIABLES = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"];

/** Whether a variable names a proxy; only then is the package loaded that knows how to use one. */
export function proxyIsSet(): boolean {
  return VARIABLES.some((name) => process.env[name] ?? process.env[name.toLowerCase()]);
}

/** Connections by the proxies that $HTTPS_PROXY, $HTTP_PROXY and $ALL_PROXY name, except to hosts of $NO_PROXY. */
export async function proxyAgent(): Promise<ProxyAgent> {
  const { ProxyAgent: Agent } = await import("proxy-agent");
  return new Agent({ keepAlive: true });
}

/** The proxy on the way to an address, `host:port`, without the credentials that its URL may hold; undefined for none. */
export async function proxyOf(agent: ProxyAgent, url: string): Promise<string | undefined> {
  const proxy = await agent.getProxyForUrl(url, undefined as unknown as ClientRequest);
  if (proxy === "") return undefined;
  const { host } = URL.canParse(proxy) ? new URL(proxy) : { host: "" };
  if (host !== "") return host;
  const written = proxy.replace(/[^/@]*@/, "…@");
  throw new ExitError(
    EXIT.environment,
    `${JSON.stringify(written)} of ${VARIABLES.join(" or ")} is no proxy: http://host:port is one`,
  );
}
