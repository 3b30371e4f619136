import { factReader } from "../../../layers/stack/facts";

describe("A fact", () => {
  interface Facts {
    readonly vpc_id: string;
    readonly by_zone: Readonly<Record<string, string>>;
  }
  const read = factReader<Facts>("data.x.outputs.networks.acme-eu");

  it("is a reference to what is selected, at any depth", () => {
    expect(read(({ vpc_id }) => vpc_id)).toBe("${data.x.outputs.networks.acme-eu.vpc_id}");
    expect(read((facts) => facts.by_zone["us-east-2a"])).toBe("${data.x.outputs.networks.acme-eu.by_zone.us-east-2a}");
    expect(read(({ vpc_id, by_zone: { b } }) => b ?? vpc_id)).toBe("${data.x.outputs.networks.acme-eu.by_zone.b}");
  });
});
