import type { Stack } from "../model/stack";
import type { Breach } from "./breach";

/** Where states are kept: no two in one place, and a client's own below its name. */
export class StateKeys {
  private readonly taken = new Map<string, Stack>();

  *breachesOf(stack: Stack): Iterable<Breach> {
    for (const { type, owner, address } of stack.resources)
      if (stack.owner !== undefined && owner !== undefined && owner !== stack.owner)
        yield {
          leak: "state",
          stack: stack.name,
          address,
          path: type,
          owner: stack.owner,
          other: owner,
          thing: address,
        };
    const { s3 } = (stack.terraform.backend ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    if (!s3) return;
    const breach = { leak: "backend", stack: stack.name, address: "terraform", path: "backend.s3.key" } as const;
    const key = String(s3.key);
    const place = `${JSON.stringify([s3.bucket, s3.workspace_key_prefix])}/${key}`;
    const first = this.taken.get(place);
    if (first) yield { ...breach, owner: stack.owner, other: first.owner, thing: `the state of ${first.name}` };
    else this.taken.set(place, stack);
    if (stack.owner !== undefined && !key.includes(`/clients/${stack.owner}/`))
      yield { ...breach, owner: stack.owner, other: undefined, thing: "a state that is not the client's own" };
  }
}
