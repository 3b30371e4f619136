import { fleetNamed } from "../support/fleets";
import { SynthesizedFleet } from "./synthesized-fleet";

const fleet = new SynthesizedFleet(fleetNamed("everything on"));

const RELEASES = (["cluster-services", "observability"] as const).flatMap((layer) =>
  ["acme", "globex"].flatMap((client) => fleet.releases(layer, client).map((release) => ({ ...release, client }))),
);

/** What begins with two dollars Terraform hands on as text: right for Grafana's own `${…}`, wrong for a reference. */
const ESCAPED_REFERENCE = /\$\$\{(?:(?:data|local|var|module)\.|(?:aws|kubernetes|helm)_\w+\.)[^}]*\}/g;

describe("A chart's values", () => {
  it.each(RELEASES)("leave every reference for Terraform to fill in: $name of $client", ({ text }) => {
    expect(text.match(ESCAPED_REFERENCE) ?? []).toEqual([]);
  });
});
