import { ownEndpoint } from "../../../../scripts/fleet/aws/own-endpoint";

const VARIABLES = ["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3"];

describe("The endpoint of a service", () => {
  const before = { ...process.env };
  afterEach(() => {
    for (const name of VARIABLES) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, before);
  });

  it.each<[general: string | undefined, own: string | undefined, found: string | undefined]>([
    [undefined, undefined, undefined],
    ["", "", undefined],
    ["http://all", undefined, "http://all"],
    ["http://all", "", "http://all"],
    ["http://all", "http://s3", "http://s3"],
    [undefined, "http://s3", "http://s3"],
  ])("with %j for all and %j for its own is %j, as the SDK has it", (general, own, found) => {
    for (const name of VARIABLES) Reflect.deleteProperty(process.env, name);
    if (general !== undefined) process.env.AWS_ENDPOINT_URL = general;
    if (own !== undefined) process.env.AWS_ENDPOINT_URL_S3 = own;
    expect(ownEndpoint("S3")).toBe(found);
  });
});
