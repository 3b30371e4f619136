/** A state's text as it would be if a client had never been deployed: no output knows it. */
export function stateWithout(client: string, text: string): string {
  const state = JSON.parse(text) as { readonly outputs: Readonly<Record<string, Output>> };
  for (const { value, type } of Object.values(state.outputs)) {
    delete value[client];
    delete type[1][client];
  }
  return JSON.stringify(state);
}

/** A map by client, and what type each one's part has. */
interface Output {
  readonly value: Record<string, unknown>;
  readonly type: readonly ["object", Record<string, unknown>];
}
