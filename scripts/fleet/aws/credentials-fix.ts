import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

import { didYouMean } from "../../../config/reading/suggest";

/** Why AWS doesn't take the caller's credentials, and what sets it right. */
interface Fix {
  readonly when: RegExp;
  /** Undefined where the message says it all. */
  readonly fix: (profile: string | undefined) => string | undefined;
}

const option = (profile: string | undefined): string => (profile === undefined ? "" : ` --profile ${profile}`);

/** By code and message, the first match counts. */
const FIXES: readonly Fix[] = [
  {
    when: /TooSkewed|RequestInTheFuture|signature (expired|not yet current)/i,
    fix: () => `this machine's clock says ${new Date().toISOString()}: set it`,
  },
  { when: /\bSSO\b|UnauthorizedException/, fix: (profile) => `aws sso login${option(profile)} signs in again` },
  { when: /login[\\/]cache/, fix: (profile) => `aws login${option(profile)} signs in again` },
  {
    when: /Expired/,
    fix: (profile) =>
      `they were temporary and have ended: get new ones (aws sso login${option(profile)}, or take the role again)`,
  },
  {
    when: /multi-factor|MFA/,
    fix: (profile) => `aws configure export-credentials${option(profile)} --format env asks for the code`,
  },
  {
    when: /InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClient|AuthFailure/,
    fix: () => "AWS knows no such access key: it has been deleted, is of another partition, or was mistyped",
  },
  { when: /Signature/, fix: () => "the secret access key is not the access key's" },
  { when: /Could not (load|resolve|find)|could not be found/, fix: noneFound },
];

/** What sets right why AWS knows no caller, from the error's code and message; undefined when nothing is known. */
export function credentialsFix(code: string, message: string): string | undefined {
  const [, named] = /profile: \[(.*?)\]/.exec(message) ?? [];
  const profile = named ?? (process.env.AWS_PROFILE === "" ? undefined : process.env.AWS_PROFILE);
  return FIXES.find(({ when }) => when.test(`${code} ${message}`))?.fix(profile);
}

function noneFound(profile: string | undefined): string {
  if (profile === undefined)
    return "sign in with aws sso login and name the profile in AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";
  const known = profiles();
  if (known.includes(profile))
    return `the profile ${profile} gives none: aws sts get-caller-identity --profile ${profile} says why`;
  const hint = didYouMean(profile, known) ?? (known.length > 0 ? `there are ${known.join(", ")}` : "there are none");
  return `no file of the AWS command line has a profile ${JSON.stringify(profile)}; ${hint}`;
}

/** The profiles of this user's files. */
function profiles(): string[] {
  const { AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE } = process.env;
  const files = [
    AWS_CONFIG_FILE ?? join(homedir(), ".aws", "config"),
    AWS_SHARED_CREDENTIALS_FILE ?? join(homedir(), ".aws", "credentials"),
  ];
  const sections = files.flatMap((file) => textOf(file).match(/^\[.*\]/gm) ?? []);
  const names = sections
    .map((section) => section.slice(1, -1).trim())
    .filter((name) => !/^(sso-session|services) /.test(name));
  return [...new Set(names.map((name) => name.replace(/^profile +/, "").replace(/^"(.*)"$/, "$1")))];
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
