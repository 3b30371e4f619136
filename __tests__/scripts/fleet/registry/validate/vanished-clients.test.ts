import { FILES } from "../../../../../config/registry";
import { fleet } from "../../../../support/fleet";
import { gitIn } from "../../../../support/git-in";
import { EXAMPLE } from "../../../../support/registry";
import { withFolder, writeFiles, type Run } from "../../../../support/synth-project";

const CLIENTS = String(EXAMPLE[FILES.clients]);
const LEDGER = String(EXAMPLE[FILES.ledger]);
const WITHOUT_GLOBEX = {
  [FILES.clients]: CLIENTS.replace(/^ {2}globex:\n(?: {4}.*\n)+/m, ""),
  [FILES.ledger]: LEDGER.replace(/^ {2}globex:\n(?: {4}.*\n)+/m, ""),
};
const OFFBOARDING = {
  [FILES.clients]: CLIENTS.replace(/^( {2}globex:\n {4}enabled: )true$/m, "$1false"),
  [FILES.ledger]: LEDGER.replace(
    "    notes: Onboarded with the spring release",
    '    status: offboarding\n    offboarding_date: "2026-07-20"',
  ),
};
const TOMBSTONE = {
  ...WITHOUT_GLOBEX,
  [FILES.ledger]: LEDGER.replace(
    "    notes: Onboarded with the spring release",
    '    status: decommissioned\n    decommissioned_date: "2026-08-01"',
  ),
};

interface Project {
  readonly folder: string;
  readonly validate: (...args: string[]) => Promise<Run>;
  readonly commit: (files: Readonly<Record<string, string>>) => void;
}

/** The example in a repository, or in a folder of one, committed once. */
async function withProject(use: (project: Project) => Promise<void>, below = "."): Promise<void> {
  await withFolder(async (top) => {
    const folder = `${top}/${below}`;
    const git = gitIn(top);
    const commit = (files: Readonly<Record<string, string>>): void => {
      writeFiles(folder, files);
      git("add", "--all");
      expect(git("commit", "--quiet", "--allow-empty", "--message", "A change").status).toBe(0);
    };
    git("init", "--quiet", "--initial-branch", "main");
    commit({ [FILES.clients]: CLIENTS, [FILES.ledger]: LEDGER, [FILES.platform]: String(EXAMPLE[FILES.platform]) });
    await use({ folder, commit, validate: (...args) => fleet(["validate", "--root", folder, ...args]) });
  });
}

const VANISHED = /^cidr-registry\.yaml:\d+:1 (\w+) ledger-vanished {2}clients had globex, active, at [0-9a-f]{9}, and/m;

describe("a client that vanishes from registry and ledger together", () => {
  it("is warned of before and after the commit, and refused since a commit that is named", async () => {
    await withProject(async ({ folder, validate, commit }) => {
      expect(await validate("--since", "HEAD")).toMatchObject({ status: 0, stderr: "" });
      writeFiles(folder, WITHOUT_GLOBEX);
      const warned = await validate();
      expect(warned.status).toBe(0);
      expect(VANISHED.exec(warned.stderr)?.[1]).toBe("warning");
      expect(warned.stderr).toContain("status: decommissioned");
      const refused = await validate("--since", "HEAD");
      expect(refused).toMatchObject({ status: 2, stdout: "" });
      expect(VANISHED.exec(refused.stderr)?.[1]).toBe("error");
      commit(WITHOUT_GLOBEX);
      expect((await validate()).stderr).toMatch(VANISHED);
      expect((await validate("--since", "HEAD~1")).status).toBe(2);
    });
  });

  it("is found in a project that is a folder of its repository, too", async () => {
    await withProject(async ({ folder, validate }) => {
      writeFiles(folder, WITHOUT_GLOBEX);
      expect((await validate()).stderr).toMatch(VANISHED);
    }, "infra/fleet");
  });

  it("may go once it has been a tombstone", async () => {
    await withProject(async ({ folder, validate, commit }) => {
      commit(OFFBOARDING);
      expect(await validate("--since", "HEAD~1")).toMatchObject({ status: 0, stderr: "" });
      commit(TOMBSTONE);
      expect(await validate("--since", "HEAD~1")).toMatchObject({ status: 0, stderr: "" });
      writeFiles(folder, WITHOUT_GLOBEX);
      expect(await validate()).toMatchObject({ status: 0, stderr: "" });
      expect((await validate("--since", "HEAD")).status).toBe(0);
    });
  });

  it("is no tombstone at once", async () => {
    await withProject(async ({ folder, validate, commit }) => {
      writeFiles(folder, TOMBSTONE);
      const warned = await validate();
      expect(warned.status).toBe(0);
      expect(warned.stderr).toMatch(/:\d+:\d+ warning ledger-stage .*a tombstone at once: git had globex, active, at/);
      commit(TOMBSTONE);
      const refused = await validate("--since", "HEAD~1");
      expect(refused.status).toBe(2);
      expect(refused.stderr).toMatch(/:\d+:\d+ error ledger-stage /);
      expect(refused.stderr).toContain("status: offboarding comes first");
    });
  });

  it("is nobody's to find without git, and a commit that is not there ends the command", async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, { ...WITHOUT_GLOBEX, [FILES.platform]: String(EXAMPLE[FILES.platform]) });
      expect(await fleet(["validate", "--root", folder])).toMatchObject({ status: 0, stderr: "" });
      const { status, stderr } = await fleet(["validate", "--root", folder, "--since", "HEAD"]);
      expect({ status, stderr }).toMatchObject({
        status: 2,
        stderr: expect.stringContaining("no git repository") as string,
      });
    });
    await withProject(async ({ validate }) => {
      for (const since of ["no-such-branch", "--all", ""]) {
        const { status, stderr } = await validate(`--since=${since}`);
        expect({ since, status, stderr }).toMatchObject({
          status: 2,
          stderr: expect.stringContaining(since === "" ? "must not be empty" : "is no commit") as string,
        });
      }
    });
  });
});
