import { halfMade } from "../../../../scripts/fleet/provision/keep-half-made";

const resource = (name: string, status?: string) => ({
  mode: "managed",
  type: "aws_s3_bucket",
  name,
  instances: [{ attributes: {}, ...(status === undefined ? {} : { status }) }],
});

describe("What was made, but not to its end", () => {
  it("is what the state calls tainted (G9)", () => {
    const state = { version: 4, resources: [resource("logs"), resource("traces", "tainted")] };
    expect(halfMade(JSON.stringify(state))).toEqual(["aws_s3_bucket.traces"]);
  });

  it("is nothing before there is a state", () => {
    expect(halfMade("\n")).toEqual([]);
  });
});
