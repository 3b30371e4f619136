import { assertEndpoints } from "../../../../scripts/fleet/aws/endpoint";

describe("The endpoint that a variable names", () => {
  it.each(["foo", "localhost:4566", "127.0.0.1:9", "http://", "http://127.0.0.1:99999", "//x"])(
    "is refused in one line, with the variable's name, when it is no URL: %s",
    (url) => {
      expect(() => assertEndpoints({ AWS_ENDPOINT_URL_S3: url })).toThrow(
        `$AWS_ENDPOINT_URL_S3 is ${JSON.stringify(url)}, which is no URL`,
      );
    },
  );

  it.each(["", "http://127.0.0.1:4566", "https://example.com/aws", "http://[::1]:4566"])("may be %j", (url) => {
    expect(() => assertEndpoints({ AWS_ENDPOINT_URL: url, AWS_ENDPOINT_URL_SUFFIX: url })).not.toThrow();
  });
});
