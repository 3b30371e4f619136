import { allStateStores, stateStore } from "../../../../../scripts/fleet/state/store/state-store";
import { platformWith } from "../../../../support/fleets";
import { clientEntry, fleetOf, projectOf } from "../../../../support/registry";

const CLIENTS = { globex: clientEntry(2), acme: clientEntry(1) };

function fleetWith(layout: string) {
  return fleetOf(projectOf(CLIENTS, platformWith({ state: { layout } })));
}

describe("Where states are", () => {
  it("one per layer, as the backend of its stack says, reached in the home region (S3-32)", () => {
    const store = stateStore(fleetWith("layer"), "foundation");
    expect(store).toMatchObject({ stack: "foundation", options: "--layer foundation" });
    expect(store.settings.key).toMatch(/01-foundation\/production\/terraform\.tfstate$/);
    expect(allStateStores(fleetWith("layer"))).toHaveLength(7);
  });

  it("one per client and layer with state.layout: client, and one of bootstrap", () => {
    const stacks = allStateStores(fleetWith("client")).map(({ stack }) => stack);
    expect(stacks).toHaveLength(1 + 6 * 2);
    expect(stacks).toEqual(expect.arrayContaining(["bootstrap", "foundation-acme", "observability-globex"]));
    const store = stateStore(fleetWith("client"), "foundation", "acme");
    expect(store.options).toBe("--layer foundation --client acme");
    expect(store.settings.key).toMatch(/\/clients\/acme\/terraform\.tfstate$/);
  });

  it.each([
    ["names no client where each has its own", "client", "foundation", undefined, "--client says whose"],
    ["names a client where all share it", "layer", "foundation", "acme", "leave --client out"],
    ["names a client for bootstrap", "client", "bootstrap", "acme", "leave --client out"],
  ] as const)("are not guessed when somebody %s", (_, layout, layer, client, reason) => {
    expect(() => stateStore(fleetWith(layout), layer, client)).toThrow(reason);
  });
});
