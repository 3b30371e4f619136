import type { Resource, Stack } from "../model/stack";

/** The region that a resource names, or its provider, as replicas do; undefined for the target's own. */
export function regionOf({ body }: Resource, { providers }: Stack): string | undefined {
  if (typeof body.region === "string") return body.region;
  if (typeof body.provider !== "string") return undefined;
  const provider = providers.find(({ name, alias }) => body.provider === `${name}.${alias}`);
  return typeof provider?.body.region === "string" ? provider.body.region : undefined;
}
