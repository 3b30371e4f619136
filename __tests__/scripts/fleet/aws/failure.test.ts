import { awsFailure, errorCode, isAccessDenied, isNotFound } from "../../../../scripts/fleet/aws/failure";

/** An error as the SDK throws it. */
function awsError(name: string, httpStatusCode?: number, message = "said AWS"): Error {
  const $metadata = httpStatusCode === undefined ? undefined : { httpStatusCode, requestId: "4711" };
  return Object.assign(new Error(message), { name, ...($metadata && { $metadata }) });
}

describe("An error of AWS ends a command in one line", () => {
  it.each<[string, Error, number, string]>([
    [
      "no credentials",
      awsError("CredentialsProviderError"),
      3,
      "no valid AWS credentials (CredentialsProviderError): said AWS",
    ],
    [
      "an expired token (F8)",
      awsError("ExpiredTokenException", 403),
      3,
      "no valid AWS credentials (ExpiredTokenException): said AWS",
    ],
    ["a refusal (F6)", awsError("AccessDenied", 403, "not\n  allowed"), 1, "access denied: not allowed"],
    ["a HEAD that is refused", awsError("403", 403, ""), 1, "access denied: 403"],
    ["throttling without an end (F5)", awsError("SlowDown", 503), 1, "AWS says SlowDown: said AWS (request 4711)"],
    [
      "nobody at the other end",
      Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" }),
      3,
      "AWS can't be reached (ECONNREFUSED): connect ECONNREFUSED 127.0.0.1:1",
    ],
  ])("for %s", (_, error, code, message) => {
    expect(awsFailure(error)).toMatchObject({ code, message });
  });

  it("but not an error of the program itself", () => {
    expect(awsFailure(new TypeError("x is not a function"))).toBeUndefined();
    expect(awsFailure("thrown")).toBeUndefined();
  });
});

describe("What is absent, what is refused and what is unknown are three things (G13)", () => {
  it.each<[string, Error, boolean, boolean]>([
    ["NoSuchBucket", awsError("NoSuchBucket", 404), true, false],
    ["NotFound, of a HEAD", awsError("NotFound", 404), true, false],
    ["ResourceNotFoundException", awsError("ResourceNotFoundException", 400), true, false],
    ["AccessDenied", awsError("AccessDenied", 403), false, true],
    ["UnauthorizedOperation", awsError("UnauthorizedOperation", 403), false, true],
    ["ExpiredToken", awsError("ExpiredToken", 403), false, false],
    ["SlowDown", awsError("SlowDown", 503), false, false],
  ])("%s", (_, error, absent, denied) => {
    expect([isNotFound(error), isAccessDenied(error)]).toEqual([absent, denied]);
  });

  it("and the code is found where a service keeps it", () => {
    expect(errorCode(Object.assign(new Error(), { Code: "NoSuchKey" }))).toBe("NoSuchKey");
    expect(errorCode(Object.assign(new Error(), { code: "ENOTFOUND" }))).toBe("ENOTFOUND");
  });
});
