import { ApmError, apmError, classify, isAbsent } from "../../../../../scripts/fleet/apm/failure/apm-error";
import { apmFailure } from "../../../../../scripts/fleet/apm/failure/apm-failure";
import { ERROR_CLASSES } from "../../../../../scripts/fleet/apm/failure/error-classes";

const PLACE = { bucket: "configs", key: "a/config.yaml" };

/** An error as the SDK throws it. */
function awsError(name: string, httpStatusCode?: number): Error {
  return Object.assign(new Error("said AWS"), { name, $metadata: { httpStatusCode } });
}

describe("Errors of the store", () => {
  it.each([
    ["AccessDenied", 403, "ACCESS_DENIED", false],
    ["403", 403, "ACCESS_DENIED", false],
    ["BucketAlreadyExists", 409, "BUCKET_ALREADY_EXISTS", false],
    ["BucketAlreadyOwnedByYou", 409, "BUCKET_ALREADY_EXISTS", false],
    ["RequestTimeout", 400, "REQUEST_TIMEOUT", true],
    ["TimeoutError", undefined, "REQUEST_TIMEOUT", true],
    ["ServiceUnavailable", 503, "SERVICE_UNAVAILABLE", true],
    ["SlowDown", 503, "SERVICE_UNAVAILABLE", true],
    ["InternalError", 500, "SERVICE_UNAVAILABLE", true],
    ["502", 502, "SERVICE_UNAVAILABLE", true],
    ["NoSuchKey", 404, "NOT_FOUND", false],
    ["PreconditionFailed", 412, "CONFLICT", false],
    ["ConditionalRequestConflict", 409, "CONFLICT", false],
    ["InvalidObjectState", 403, "ARCHIVED", false],
    ["KMS.DisabledException", 400, "KEY_UNAVAILABLE", false],
    ["MalformedXML", 400, "UNKNOWN", false],
  ] as const)("%s (%s) is %s, retryable: %s (S2-17)", (name, status, code, retryable) => {
    expect(classify(awsError(name, status))).toBe(code);
    expect(new ApmError(code, "").retryable).toBe(retryable);
  });

  it("have the four codes of document 002 (S2-17, S2-37)", () => {
    const documented = ["ACCESS_DENIED", "BUCKET_ALREADY_EXISTS", "REQUEST_TIMEOUT", "SERVICE_UNAVAILABLE"];
    expect(Object.keys(ERROR_CLASSES)).toEqual(expect.arrayContaining(documented));
  });

  it("give every code of AWS to one class only", () => {
    const codes = Object.values(ERROR_CLASSES).flatMap(({ awsCodes }): readonly string[] => awsCodes);
    expect(codes).toHaveLength(new Set(codes).size);
  });

  it.each([
    ["AccessDenied", 403, "access denied to configs/a/config.yaml: it needs s3:PutObject"],
    ["NoSuchBucket", 404, "there is no bucket configs: deploy bootstrap first"],
    ["PreconditionFailed", 412, "configs/a/config.yaml was changed by somebody else in the meantime"],
    ["InvalidObjectState", 403, "aws s3api restore-object"],
    ["SlowDown", 503, "writing configs/a/config.yaml failed (SlowDown: said AWS)"],
  ])("say in a sentence what is the matter: %s", (name, status, sentence) => {
    const error = apmError(awsError(name, status), "put", PLACE);
    expect(error.message).toContain(sentence);
    expect(error.details).toMatchObject({ ...PLACE, operation: "put" });
  });

  it("mean an absent object only when S3 says that this object is absent (G13)", () => {
    expect(isAbsent(apmError(awsError("NoSuchKey", 404), "get", PLACE))).toBe(true);
    for (const [name, status] of [["NoSuchBucket", 404] as const, ["AccessDenied", 403] as const])
      expect(isAbsent(apmError(awsError(name, status), "get", PLACE))).toBe(false);
    expect(isAbsent(awsError("NoSuchKey", 404))).toBe(false);
  });
});

describe("The end of a command", () => {
  it.each([
    ["a refusal", apmError(awsError("AccessDenied", 403), "get", PLACE), 1, "(ACCESS_DENIED)"],
    [
      "a throttled call",
      apmError(awsError("SlowDown", 503), "get", PLACE),
      1,
      "(SERVICE_UNAVAILABLE, may succeed later)",
    ],
    ["expired credentials", apmError(awsError("ExpiredToken", 400), "get", PLACE), 3, "no valid AWS credentials"],
    ["an interruption", new ApmError("INTERRUPTED", "interrupted"), 130, "interrupted"],
  ])("for %s has a code and a sentence (S2-37)", (_, error, code, sentence) => {
    expect(apmFailure(error)).toMatchObject({ code, message: expect.stringContaining(sentence) as string });
  });

  it("is not decided for errors that are not the store's", () => {
    expect(apmFailure(new Error("other"))).toBeUndefined();
  });
});
