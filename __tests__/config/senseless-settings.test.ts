import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

import type { FileName } from "../../config/registry";
import { edited, FULL, type Edit } from "../support/full-project";
import { loadFiles } from "../support/registry";

/** A value nobody can mean, alone or with others, and the finding that names it. */
interface Senseless {
  readonly name: string;
  readonly set: readonly (readonly [FileName, string, unknown])[];
  readonly rule: string;
  /** Where the finding stands; by default where the last of the values does. */
  readonly at?: string;
  /** Words of the message. */
  readonly words?: string;
  readonly warned?: boolean;
}

const CASES = parse(
  readFileSync(join(__dirname, "..", "fixtures", "senseless-settings.yaml"), "utf8"),
) as readonly Senseless[];

/** `kubernetes.management_cidr_blocks` as steps; keys with dots don't occur. */
function steps(path: string): (string | number)[] {
  return path.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

function editsOf({ set }: Senseless): Edit[] {
  return set.map(([file, path, value]) => ({ file, path: steps(path), value }));
}

describe("settings that nobody can mean", () => {
  it("start from a project with every section filled in, of which nothing is said", () => {
    expect(loadFiles(FULL)).toMatchObject({ ok: true, findings: [] });
  });

  it.each(CASES.map((each) => [each.name, each] as const))("are found: %s", (_, each) => {
    const { rule, at = each.set.at(-1)![1], words = "", warned = false } = each;
    const loaded = loadFiles(edited(FULL, editsOf(each)));

    const found = loaded.findings.filter((finding) => finding.rule === rule && finding.path.startsWith(at));
    expect(found.length === 0 ? loaded.findings : []).toEqual([]);
    expect(found.map(({ message }) => message).join("\n")).toContain(words);
    expect({ ok: loaded.ok, severities: [...new Set(found.map(({ severity }) => severity))] }).toEqual({
      ok: warned,
      severities: [warned ? "warning" : "error"],
    });
  });
});
