import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { awsFailure, errorCode, isAccessDenied, isNotFound } from "../../../../scripts/fleet/aws/failure";
import { inFolder } from "../../../support/in-folder";
import { withVariables } from "../../../support/with-variables";

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
      "no valid AWS credentials (ExpiredTokenException): said AWS; they were temporary and have ended: get new ones (aws sso login, or take the role again)",
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

describe("Credentials that AWS doesn't take are named with what sets them right", () => {
  const CONFIG = "[default]\n[profile base]\n[profile production]\nregion = us-east-2\n[sso-session corp]\n";

  it.each<[string, string, string, string, string | RegExp]>([
    [
      "none at all",
      "",
      "CredentialsProviderError",
      "Could not load credentials from any providers",
      /AWS_PROFILE, or set AWS_ACCESS_KEY_ID/,
    ],
    [
      "a missing profile",
      "nosuch",
      "CredentialsProviderError",
      "Could not load credentials from any providers",
      'no file of the AWS command line has a profile "nosuch"; there are default, base, production',
    ],
    [
      "a mistyped profile",
      "prodction",
      "CredentialsProviderError",
      "Could not load credentials from any providers",
      'has a profile "prodction"; did you mean "production"?',
    ],
    [
      "a profile of an option",
      "",
      "CredentialsProviderError",
      "Could not resolve credentials using profile: [stagng] in configuration/credentials file(s).",
      'has a profile "stagng"; there are',
    ],
    [
      "a profile that gives none",
      "base",
      "CredentialsProviderError",
      "Could not load credentials from any providers",
      "aws sts get-caller-identity --profile base says why",
    ],
    [
      "an SSO session that has ended",
      "base",
      "CredentialsProviderError",
      "The SSO session associated with this profile has expired.",
      "has expired; aws sso login --profile base signs in again",
    ],
    [
      "a token that SSO refuses",
      "",
      "UnauthorizedException",
      "Session token not found or invalid",
      "aws sso login signs in again",
    ],
    [
      "a token that has expired",
      "base",
      "ExpiredToken",
      "The provided token has expired.",
      "get new ones (aws sso login --profile base, or take the role again)",
    ],
    [
      "a clock that is wrong",
      "",
      "RequestTimeTooSkewed",
      "The difference is too large.",
      /this machine's clock says \d{4}-\d\d-\d\dT.*Z: set it/,
    ],
    [
      "a clock that is wrong for STS",
      "",
      "SignatureDoesNotMatch",
      "Signature expired: 20261130T000000Z is now earlier than …",
      /this machine's clock says/,
    ],
    [
      "a secret of another key",
      "",
      "SignatureDoesNotMatch",
      "The request signature we calculated does not match.",
      "the secret access key is not the access key's",
    ],
    [
      "a key that is gone",
      "",
      "InvalidClientTokenId",
      "The security token included in the request is invalid.",
      "AWS knows no such access key",
    ],
    [
      "a code that is asked for",
      "base",
      "CredentialsProviderError",
      "Profile base requires multi-factor authentication, but no MFA code callback was provided.",
      "aws configure export-credentials --profile base --format env asks for the code",
    ],
  ])("%s", async (_, profile, code, message, fix) => {
    await inFolder("aws-files-", async (folder) => {
      writeFileSync(join(folder, "config"), CONFIG);
      const files = { AWS_CONFIG_FILE: join(folder, "config"), AWS_SHARED_CREDENTIALS_FILE: join(folder, "none") };
      await withVariables({ ...files, AWS_PROFILE: profile }, () => {
        const failure = awsFailure(awsError(code, undefined, message));
        expect(failure?.code).toBe(3);
        if (typeof fix === "string") expect(failure?.message).toContain(fix);
        else expect(failure?.message).toMatch(fix);
        return Promise.resolve();
      });
    });
  });

  it("and a proxy that looks inside with the variable for its certificates", () => {
    const error = Object.assign(new Error("self-signed certificate in certificate chain"), {
      code: "SELF_SIGNED_CERT_IN_CHAIN",
    });
    expect(awsFailure(error)).toMatchObject({
      code: 3,
      message: expect.stringContaining("NODE_EXTRA_CA_CERTS") as string,
    });
  });
});
