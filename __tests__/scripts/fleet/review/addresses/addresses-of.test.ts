import { addressesOf } from "../../../../../scripts/fleet/review/addresses/addresses-of";

describe("addressesOf", () => {
  it("lists resources, data sources and outputs as plans name them, sorted", () => {
    const stack = {
      resource: { aws_vpc: { b: {}, a: {} }, aws_eip: { c: {} } },
      data: { aws_ami: { image: {} } },
      output: { clients: { value: {} } },
    };
    expect(addressesOf(JSON.stringify(stack))).toEqual([
      "aws_eip.c",
      "aws_vpc.a",
      "aws_vpc.b",
      "data.aws_ami.image",
      "output.clients",
    ]);
  });

  it("has nothing to say about an empty stack", () => {
    expect(addressesOf("{}")).toEqual([]);
  });
});
