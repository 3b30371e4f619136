import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { z } from "zod";

import { sortFindings, type Finding } from "./reading/finding";
import { describeIssue } from "./reading/issue";
import type { Path } from "./reading/path";
import type { Problem } from "./reading/problem";
import { YamlDocument } from "./reading/yaml-document";

/** Where a project keeps what `aws service-quotas list-service-quotas` said of its accounts, a file for each answer. */
export const QUOTAS_FOLDER = "config/service-quotas";

/** Answers of Service Quotas hold more than is read here. */
const EXPORT = z.looseObject({
  Quotas: z.array(
    z.looseObject({
      QuotaArn: z.string(),
      QuotaCode: z.string(),
      Value: z.number().min(0),
    }),
  ),
});

/** `arn:aws:servicequotas:us-east-2:123456789012:ec2/L-0263D0A3`; the account's part is empty for AWS's defaults. */
const ARN = /^arn:[a-z0-9-]+:servicequotas:(?<region>[a-z0-9-]*):(?<account>\d{12})?:[a-z0-9-]+\/L-[0-9A-Z]+$/;

/** What is known of what accounts have been given. */
export class KnownQuotas {
  private readonly values = new Map<string, number>();

  /** Notes a quota; false where the same one was noted with another value. */
  note(account: string, region: string, code: string, value: number): boolean {
    const known = this.values.get(`${account} ${region} ${code}`);
    this.values.set(`${account} ${region} ${code}`, value);
    // Some services answer in one region, for the whole account.
    if (!this.values.has(`${account}  ${code}`)) this.values.set(`${account}  ${code}`, value);
    return known === undefined || known === value;
  }

  /** What an account has in a region, or as a whole; undefined where nobody has said it. */
  valueOf(account: string, region: string | undefined, code: string): number | undefined {
    return this.values.get(`${account} ${region ?? ""} ${code}`);
  }
}

/** Known quotas, and everything that is wrong with the files. */
export interface LoadedQuotas {
  readonly known: KnownQuotas;
  readonly findings: readonly Finding[];
}

/** Reads saved answers of Service Quotas: those that are named, by default those of the project; never throws for bad input. */
export function loadKnownQuotas(root: string, files: readonly string[] = savedIn(root)): LoadedQuotas {
  const known = new KnownQuotas();
  const findings: Finding[] = [];
  for (const file of files) {
    const document = new YamlDocument(root, file);
    const { data, error } = EXPORT.safeParse(document.data);
    // Of a file that can't be read nothing else is wrong.
    const issues = document.findings.length > 0 ? [] : (error?.issues ?? []);
    const problems = data
      ? noteAll(data.Quotas, known)
      : issues.map((issue) => describeIssue(issue, document.data, []));
    findings.push(...document.findings, ...[...problems].map((problem) => document.locate(problem)));
  }
  return { known, findings: sortFindings(findings) };
}

/** A quota of an answer. */
type SavedQuota = z.output<typeof EXPORT>["Quotas"][number];

function* noteAll(quotas: readonly SavedQuota[], known: KnownQuotas): Iterable<Problem> {
  if (quotas.length === 0) yield { path: ["Quotas"], rule: "quota-export", message: "has no quota in it" };
  for (const [index, quota] of quotas.entries()) {
    const path: Path = ["Quotas", index, "QuotaArn"];
    const { account, region } = ARN.exec(quota.QuotaArn)?.groups ?? {};
    if (region === undefined) {
      yield { path, rule: "quota-export", message: "is no ARN of Service Quotas", hint: FORM };
    } else if (account === undefined) {
      yield { path, rule: "quota-export", message: "is AWS's default, of no account", hint: FORM };
    } else if (!known.note(account, region, quota.QuotaCode, quota.Value)) {
      const at: Path = ["Quotas", index, "Value"];
      const message = `is another value of ${quota.QuotaCode} than one read before`;
      yield { path: at, rule: "quota-export", message, hint: "keep the newer answer alone" };
    }
  }
}

const FORM = "save what aws service-quotas list-service-quotas --service-code <service> --region <region> prints";

function savedIn(root: string): string[] {
  const folder = join(root, QUOTAS_FOLDER);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => `${QUOTAS_FOLDER}/${name}`);
}
