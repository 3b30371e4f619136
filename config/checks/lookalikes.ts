import { TAG_VALUE } from "../schema/aws-fields";
import type { Path } from "../reading/path";
import type { Problem } from "../reading/problem";
import { clientEntries, type Check, type FileName, type InFile } from "../registry";

/** Alphabets whose letters look like Latin ones. */
const OTHER_ALPHABETS = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;

/** Full-width forms, and the alphabets of mathematics. */
const DOUBLES = /[\u{FF01}-\u{FF5E}\u{1D400}-\u{1D7FF}]/u;

/** Words that people sort, bill and search by are of one alphabet each: `CC-АСМЕ` in Cyrillic would be a bill of its own. */
export const checkLookalikes: Check = function* (registry) {
  const { platform } = registry;
  yield* mixed("platform", [], { cost_center: platform?.costCenter, business_unit: platform?.businessUnit });
  for (const [name, { metadata, storage }] of clientEntries(registry)) {
    const path = ["clients", name];
    yield* mixed("clients", [...path, "metadata"], {
      full_name: metadata?.fullName,
      industry: metadata?.industry,
      cost_center: metadata?.costCenter,
      business_unit: metadata?.businessUnit,
    });
    yield* mixed("clients", [...path, "storage"], { service: storage?.service });
    const departments = { ...storage?.costOptimization?.departments };
    yield* mixed("clients", [...path, "storage", "cost_optimization", "departments"], departments);
  }
};

function* mixed(
  file: FileName,
  path: Path,
  texts: Readonly<Record<string, string | undefined>>,
): Iterable<Problem & InFile> {
  for (const [field, text] of Object.entries(texts)) {
    if (text === undefined || !TAG_VALUE.test(text)) continue;
    const at = { file, path: [...path, field], severity: "warning", rule: "lookalike" } as const;
    const words = text.split(/[^\p{L}\p{N}]+/u);
    if (words.some((word) => /\p{Script=Latin}/u.test(word) && OTHER_ALPHABETS.test(word))) {
      yield { ...at, message: "mixes letters of two alphabets in one word" };
    } else if (DOUBLES.test(text)) {
      yield { ...at, message: "holds characters that only look like usual ones", hint: text.normalize("NFKC") };
    }
  }
}
