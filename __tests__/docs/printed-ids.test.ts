import { extname } from "node:path";

import type { Command } from "commander";

import { APPROVALS_FILE } from "../../config/load-approvals";
import { FILES } from "../../config/registry";
import { jsonSchemas } from "../../config/schema/json-schema";
import { APM_RULES } from "../../scripts/fleet/apm/tools/apm-rules";
import { withoutSources } from "../../scripts/fleet/docs/markdown";
import { RULE_GROUPS } from "../../scripts/fleet/docs/rules";
import { fleetProgram } from "../../scripts/fleet/program";
import { filesBelow, read } from "../support/architecture/source-files";
import { documentsNamed } from "../support/fleets";
import { readPages } from "./markdown-files";
import { idsIn } from "./requirement-ids";

/** Pages for whoever works on the project: an id is of use to them. */
const PAGES_WITH_IDS = /^docs\/(requirements|architecture|adr)\b/;

/** Everything a command prints about itself, and what the commands below it do. */
function helpOf(command: Command): string {
  let text = "";
  command.configureOutput({ writeOut: (part) => (text += part) });
  command.outputHelp();
  return [text, ...command.commands.map(helpOf)].join("\n");
}

/** The lines that cite an id where no comment is: in a string, that somebody will read. */
function spoken(text: string): string[] {
  return text.split("\n").filter((line) => {
    const comment = /^\s*(?:\/\*|\*|#)|\/\/|\/\*/.exec(line);
    return idsIn(comment ? line.slice(0, comment.index) : line).length > 0;
  });
}

describe("ids of requirements, which mean nothing to a user", () => {
  it("stand in no help of a command", () => {
    const help = helpOf(fleetProgram());
    expect(help).toContain("Usage: fleet state restore");
    expect(idsIn(help)).toEqual([]);
  });

  it("stand in no schema that editors show", () => {
    expect(idsIn(JSON.stringify(jsonSchemas()))).toEqual([]);
  });

  it("stand in no sentence about a rule", () => {
    expect(idsIn(JSON.stringify([...RULE_GROUPS, APM_RULES]))).toEqual([]);
  });

  it("stand in no synthesized stack", () => {
    expect(idsIn(JSON.stringify(documentsNamed("three clients")))).toEqual([]);
  });

  it("stand in no string of a source: comments alone cite them", () => {
    const sources = ["config", "layers", "modules", "scripts"]
      .flatMap(filesBelow)
      .filter((path) => extname(path) !== "" && ![APPROVALS_FILE, ...Object.values<string>(FILES)].includes(path));
    const told = sources.flatMap((path) => spoken(read(path)).map((line) => `${path}: ${line.trim()}`));
    expect(told).toEqual([]);
  });

  it("stand on no page for users", () => {
    const pages = readPages().filter(({ path }) => !PAGES_WITH_IDS.test(path));
    expect(pages.flatMap(({ path, text }) => idsIn(text).map((id) => `${path}: ${id}`))).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['throw new Error("It needs a key (M-43)");', ["M-43"]],
    ["message: `refused, F21`,", ["F21"]],
    ["/** Every bucket is made here (S0-01). */", []],
    ["   * (C-08, X-03).", []],
    ['reason: "a choice", // S0-07', []],
    ['color: "#F5F5F5"; at 10.0.0.0/F12; sha-256, us-F1', []],
  ])("are found in strings alone: %s", (line, ids) => {
    expect(spoken(line).flatMap(idsIn)).toEqual(ids);
  });

  it.each([
    ["A bucket (S0-01).", "A bucket."],
    ["A bucket (S0-01, M-43) of a client.", "A bucket of a client."],
    ["Clusters (S3-48…S3-53).", "Clusters."],
    ["Locks (F28, F29), and more (not an id).", "Locks, and more (not an id)."],
  ])("are left out where a comment becomes a page: %s", (comment, sentence) => {
    expect(withoutSources(comment)).toBe(sentence);
  });
});
