import { clientEntry, fleetOf, projectOf } from "../support/registry";
import { VPN } from "../support/fleets";
import { synthesize, type StackDocument } from "../support/synth";

describe("The stacks of two clients, one of them with a VPN", () => {
  const documents = synthesize(
    fleetOf(
      projectOf({
        acme: clientEntry(1, { tier: "premium", vpn: { ...VPN.static } }),
        globex: clientEntry(2, { network: { vpc_cidr: "10.2.0.0/20", nat_gateways: "single" } }),
      }),
    ),
  );

  it.each(["bootstrap", "foundation"])("are synthesized as reviewed: %s", (stack) => {
    expect(withoutVersions(documents[stack]!)).toMatchSnapshot();
  });
});

/** Without what an upgrade of a provider changes, and providers of regions that nobody uses here. */
function withoutVersions(document: StackDocument): unknown {
  const terraform = { ...document.terraform, required_providers: undefined };
  const aws = document.provider.aws!.filter(({ alias }) => alias === undefined);
  return { ...document, terraform, provider: { ...document.provider, aws } };
}
