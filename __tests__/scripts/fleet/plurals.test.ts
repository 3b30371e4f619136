import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { plural } from "../../../config/catalogue/plural";
import { PROJECT_ROOT } from "../../support/synth-project";

/** Nouns that messages count. */
const COUNTED =
  "version bucket byte day client error resource zone state file request finding second minute hour month area stack upload marker".split(
    " ",
  );

/** A number and a plural in a template, whatever the number is. */
const ALWAYS_MANY = new RegExp(
  `\\$\\{(?![^}]*\\bplural\\()[^}]*(?:\\.length|[cC]ount|total|versions|markers|uploads|resources|unsaved|deleted|days|minutes|seconds|requests|hours|months)\\)?\\} (?:delete |open |more )?(?:${COUNTED.join("|")})s\\b`,
);

/** Numbers that are never 1: facts of the catalogue, a checked "more than one", and what a bench prints. */
const NEVER_ONE =
  /MINIMUM|minimumDays|ids\.length|`\$\{names\.length\} clients, all|afterDays|\$\{days\} days, allowed|expirationDays|archiveTiers|requests\} requests \(more than/;

describe("Messages that count", () => {
  it.each([
    [0, "0 versions"],
    [1, "1 version"],
    [2, "2 versions"],
  ])("say %i as %s", (count, text) => expect(plural(count, "version")).toBe(text));

  it("take the plural that a noun names", () => expect(plural(2, "entry", "entries")).toBe("2 entries"));

  it("never say 1 versions: whatever counts has its noun from plural()", () => {
    const files = ["config", "scripts/fleet", "layers", "modules"].flatMap((folder) =>
      readdirSync(path.join(PROJECT_ROOT, folder), { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".ts"))
        .map((file) => path.join(folder, file)),
    );
    const found = files.flatMap((file) =>
      readFileSync(path.join(PROJECT_ROOT, file), "utf8")
        .split("\n")
        .flatMap((line, at) =>
          ALWAYS_MANY.test(line) && !NEVER_ONE.test(line) ? [`${file}:${at + 1}: ${line.trim()}`] : [],
        ),
    );
    expect(found).toEqual([]);
  });
});
