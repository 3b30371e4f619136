import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parse, stringify } from "yaml";

import { APPROVALS_FILE } from "../../../config/load-approvals";
import { FILES } from "../../../config/registry";
import { EXAMPLE, type Files, type Section } from "../../support/registry";
import { copyProject, PROJECT_ROOT, run, runFleet, withFolder } from "../../support/synth-project";

const NO_APPROVALS = "# yaml-language-server: $schema=./approvals.schema.json\napprovals: []\n";

/** All that a run of the suites about the shipped registry needs, beside what a synth does. */
const MORE = ["__tests__", "docs", "scripts", "jest.config.cjs", "tsconfig.json"];

/** The registry after what the runbook says: its blocks of YAML, ledger first, word for word. */
function onboarded(): Files {
  const page = readFileSync(join(PROJECT_ROOT, "docs", "runbooks", "onboard-client.md"), "utf8");
  const [ledger, clients] = [...page.matchAll(/^```yaml\n(clients:\n[^]*?)^```$/gm)].map(([, block]) => block!);
  return { ...added(FILES.ledger, ledger!), ...added(FILES.clients, clients!) };
}

function added(file: string, block: string): Files {
  const before = parse(String(EXAMPLE[file])) as { clients: Section };
  const more = parse(block) as { clients: Section };
  return {
    [file]: `${schemaLine(file)}\n${stringify({ ...before, clients: { ...before.clients, ...more.clients } })}`,
  };
}

/** In the project, schemas lie beside the files; the example's lines lead there from the fixtures. */
function schemaLine(file: string): string {
  return String(EXAMPLE[file])
    .split("\n")[0]!
    .replace(/=(\.\.\/)+/, "=./")
    .replace(/=\.\/config\/(?!cidr)/, "=./");
}

describe("The runbook of onboarding, followed word for word", () => {
  it("leaves a valid registry, and every test of the shipped one green", () => {
    withFolder((folder) => {
      const platform = String(EXAMPLE[FILES.platform]).replace(/^.*\n/, `${schemaLine(FILES.platform)}\n`);
      copyProject(folder, { ...onboarded(), [FILES.platform]: platform, [APPROVALS_FILE]: NO_APPROVALS }, MORE);
      const { status, stderr } = runFleet(["validate"], {}, folder);
      // The third client's addresses are all that a new account has: the runbook's next step says what to ask for.
      expect([status, stderr.match(/ (error|warning) [\w-]+/g)]).toEqual([0, [" warning quota-reached"]]);
      for (const generate of ["schema", "docs"])
        expect(runFleet([generate], {}, folder)).toMatchObject({ status: 0, stderr: "" });
      const suites = run("npx", ["--no-install", "jest", "__tests__/shipped"], folder);
      expect({
        ...suites,
        stderr: /^Tests: +\d+ passed, \d+ total$/m.test(suites.stderr) || suites.stderr,
      }).toMatchObject({
        status: 0,
        stderr: true,
      });
    });
  }, 300_000);
});
