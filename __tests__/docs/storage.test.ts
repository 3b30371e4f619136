import { readFileSync } from "node:fs";
import { join } from "node:path";

import { SHARED_BUCKETS } from "../../config/catalogue/name-purposes";
import { STORAGE_ROLES } from "../../modules/client-storage/storage-role";
import {
  denyInsecureTransport,
  denyOtherRoles,
  denyVersionDeletion,
  denyWithoutMfa,
} from "../../modules/storage/policy";
import { BUCKET_PROFILES } from "../../config/catalogue/storage/profiles";
import { denyOtherEncryption } from "../../modules/storage/upload-policy";
import { storageProfilesPage } from "../../scripts/fleet/docs/storage-profiles-page";
import { ROOT } from "./markdown-files";

const reference = storageProfilesPage();
const page = readFileSync(join(ROOT, "docs", "architecture", "storage.md"), "utf8");
const runbook = readFileSync(join(ROOT, "docs", "runbooks", "s3-troubleshooting.md"), "utf8");

/** A section's rows without the padding of their cells. */
function rowsOf(heading: string): string[] {
  const section = reference.split(/^## /m).find((text) => text.startsWith(`${heading}\n`))!;
  const rows = section.split("\n").filter((line) => line.startsWith("| `"));
  return rows.map((row) => row.replace(/ +/g, " "));
}

describe("the page of storage profiles", () => {
  it("has a row for every purpose", () => {
    const purposes = rowsOf("Whole bucket").map((row) => row.split("`")[1]);
    expect(purposes).toEqual(Object.keys(BUCKET_PROFILES));
  });

  it.each([
    ["S1-05", "| `input` | STANDARD_IA on day 30, GLACIER on day 90 | 365 days | no | 30 days | 7 days | KMS key |"],
    ["C-08", "| `logs` | STANDARD_IA on day 30 | (90 days) | no | 7 days | 1 day |"],
    ["C-09", "| `traces` | no | (30 days) | no | 7 days | 1 day |"],
    ["S4-08", "| `data` | INTELLIGENT_TIERING on day 7 | never | no | 2555 days | 7 days |"],
  ])("%s: says what is deployed", (_, start) => {
    expect(rowsOf("Whole bucket").filter((row) => row.startsWith(start))).toHaveLength(1);
  });

  it("M-05: shows the compliance rule without the step of the whole bucket", () => {
    expect(rowsOf("Parts of a bucket")).toContain(
      "| `data` | below `compliance/`, tagged `DataType=Compliance` | GLACIER on day 90, DEEP_ARCHIVE on day 365 | never | DEEP_ARCHIVE on day 30 |",
    );
  });

  it("C-08: lists every step that a bucket is too short-lived for", () => {
    expect(rowsOf("Steps left out")).toEqual([
      "| `logs` | GLACIER on day 90 | 180 days | 90 days |",
      "| `traces` | STANDARD_IA on day 30 | 60 days | 30 days |",
      "| `traces` | GLACIER on day 60 | 150 days | 30 days |",
      "| `metrics` | GLACIER on day 90 | 180 days | 90 days |",
      "| `apm-config`, `backups/` | DEEP_ARCHIVE on day 365 | 545 days | 365 days |",
    ]);
  });
});

describe("the page on storage", () => {
  it.each([...SHARED_BUCKETS, "apm-config", ...Object.keys(STORAGE_ROLES)])("names the bucket %s", (bucket) => {
    expect(page).toContain(`\`${bucket}\``);
  });
});

describe("the runbook on S3 (S1-30)", () => {
  it.each(["Uploads fail", "403", "High costs", "Slow requests"])("has a section on: %s", (heading) => {
    expect(runbook).toContain(`\n## ${heading}\n`);
  });

  it("explains every denial that a bucket's policy may have", () => {
    const denials = [
      denyInsecureTransport("arn"),
      denyVersionDeletion("arn"),
      denyWithoutMfa("arn", []),
      denyOtherRoles("arn", { roleArns: [], breakGlassRoleArns: ["arn"] }),
      ...denyOtherEncryption("arn", "key"),
    ];
    const explained = [...runbook.matchAll(/^\| `((?:Deny|Enforce)\w+)`/gm)].map(([, sid]) => sid);
    expect(explained.sort()).toEqual(denials.map(({ Sid }) => Sid).sort());
  });
});
