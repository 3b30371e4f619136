import { cpSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";

import { FILES } from "../../../config/registry";
import { gitIn } from "../../support/git-in";
import { VALID_BASE } from "../../support/registry";
import { PROJECT_ROOT, withFolder, writeFiles, type Run } from "../../support/synth-project";

const VALID = String(VALID_BASE[FILES.clients]);
const INVALID = VALID.replace(/^( +)client_code: .*$/m, "$1client_code: not a code");

/** A repository with hooks installed and a valid project committed. */
interface Repository {
  readonly folder: string;
  readonly git: (...args: string[]) => Run;
  readonly write: (files: Readonly<Record<string, string>>) => void;
}

function withRepository(use: (repository: Repository) => void): void {
  withFolder((folder) => {
    // What a shell has chosen is not what is committed.
    const git = gitIn(folder, { ENVIRONMENT: "staging", CIDR_REGISTRY: "elsewhere.yaml" });
    const write = (files: Readonly<Record<string, string>>): void => writeFiles(folder, files);
    cpSync(join(PROJECT_ROOT, ".githooks"), join(folder, ".githooks"), { recursive: true });
    for (const linked of ["scripts", "node_modules", "package.json"])
      symlinkSync(join(PROJECT_ROOT, linked), join(folder, linked));
    writeFiles(folder, VALID_BASE);
    write({ ".gitignore": "scripts\nnode_modules\npackage.json\n" });
    git("init", "--quiet", "--initial-branch", "main");
    git("add", "--all");
    expect(git("commit", "--quiet", "--message", "Start").status).toBe(0);
    installHooks(git);
    use({ folder, git, write });
  });
}

/** As `npm run hooks` does it: words without a shell's help, so that they are the same in every shell. */
function installHooks(git: Repository["git"]): void {
  const { scripts } = JSON.parse(readFileSync(join(PROJECT_ROOT, "package.json"), "utf8")) as {
    scripts: Readonly<Record<string, string>>;
  };
  const [program, ...args] = scripts.hooks!.split(" ");
  expect(program).toBe("git");
  expect(git(...args)).toEqual({ status: 0, stdout: "", stderr: "" });
}

const BLOCK_OF = (block: string): string[] => [
  `    vpc_cidr: ${block}`,
  "    region: us-east-2",
  "    environment: production",
  '    allocated_date: "2026-01-05"',
];

const PASSED = { status: 0, stdout: "", stderr: expect.stringMatching(/^Valid\. .*\n$/) as string };

describe("the hook before a commit", () => {
  it("judges what is staged, and not what lies in the work tree beside it", () => {
    withRepository(({ git, write, folder }) => {
      write({ [FILES.clients]: INVALID });
      git("add", FILES.clients);
      write({ [FILES.clients]: VALID });
      const refused = git("commit", "--quiet", "--message", "Invalid is staged");
      expect(refused).toMatchObject({ status: 1, stdout: "" });
      expect(refused.stderr).toMatch(/^config\/clients\.yaml:\d+:\d+ error client-code {2}/m);
      expect(refused.stderr).toContain("git commit --no-verify");

      write({ [FILES.clients]: `${VALID}# a remark\n` });
      git("add", FILES.clients);
      write({ [FILES.clients]: INVALID });
      expect(git("commit", "--quiet", "--message", "Valid is staged")).toEqual(PASSED);
      expect(readFileSync(join(folder, FILES.clients), "utf8")).toBe(INVALID);
      expect(git("status", "--porcelain").stdout).toBe(` M ${FILES.clients}\n`);
    });
  });

  it("judges the parts of a commit that names files", () => {
    withRepository(({ git, write }) => {
      write({ [FILES.clients]: INVALID, "notes.md": "x\n" });
      git("add", "notes.md");
      expect(git("commit", "--quiet", "--message", "By name", FILES.clients)).toMatchObject({ status: 1 });
      expect(git("commit", "--quiet", "--message", "The other")).toEqual({ status: 0, stdout: "", stderr: "" });
    });
  });

  it("shows what is wrong in the ledger in the words of its own check", () => {
    withRepository(({ git, write }) => {
      write({ [FILES.ledger]: String(VALID_BASE[FILES.ledger]).replace(/vpc_cidr: \S+/, "vpc_cidr: 8.8.0.0/16") });
      const { status, stderr } = git("commit", "--quiet", "--all", "--message", "Public addresses");
      expect(status).toBe(1);
      expect(stderr).toMatch(/^\[ERROR\] CIDR Registry Validation: FAILED$/m);
    });
  });

  it("refuses a client that leaves registry and ledger without a tombstone", () => {
    withRepository(({ git, write }) => {
      const more = ["", "  globex:", ...BLOCK_OF("10.101.0.0/16"), ""].join("\n");
      write({ [FILES.ledger]: `${String(VALID_BASE[FILES.ledger]).trimEnd()}${more}` });
      expect(git("commit", "--quiet", "--all", "--no-verify", "--message", "Two").status).toBe(0);
      write({ [FILES.ledger]: String(VALID_BASE[FILES.ledger]) });
      const { status, stderr } = git("commit", "--quiet", "--all", "--message", "One");
      expect(status).toBe(1);
      expect(stderr).toMatch(/ error ledger-vanished {2}clients had globex, active/);
    });
  });

  it("is left out by --no-verify, and starts nothing for other files", () => {
    withRepository(({ git, write }) => {
      write({ [FILES.clients]: INVALID });
      expect(git("commit", "--quiet", "--all", "--no-verify", "--message", "All the same").status).toBe(0);
      write({ "notes.md": "x\n" });
      git("add", "notes.md");
      expect(git("commit", "--quiet", "--message", "Others")).toEqual({ status: 0, stdout: "", stderr: "" });
    });
  });

  it("says what to install where nothing is installed", () => {
    withFolder((folder) => {
      cpSync(join(PROJECT_ROOT, ".githooks"), join(folder, ".githooks"), { recursive: true });
      writeFiles(folder, VALID_BASE);
      const git = gitIn(folder);
      git("init", "--quiet");
      installHooks(git);
      git("add", "--all");
      const { status, stderr } = git("commit", "--quiet", "--message", "Start");
      expect(status).toBe(1);
      expect(stderr).toBe("pre-commit: run npm ci first, or commit unchecked with git commit --no-verify\n");
    });
  });
});

describe("the hook before a merge", () => {
  it("refuses one block for two clients, which no line of the files shows", () => {
    withRepository(({ git, write }) => {
      const reserve = (name: string): void => {
        git("switch", "--quiet", "--create", name, "main");
        // At different places of the file, so that git has nothing to ask.
        const entry = [
          `  ${name}:`,
          "    vpc_cidr: 10.77.0.0/16",
          "    region: us-east-2",
          "    environment: production",
          '    allocated_date: "2026-01-05"',
          "    status: reserved",
          "",
        ].join("\n");
        const ledger = String(VALID_BASE[FILES.ledger]);
        write({
          [FILES.ledger]:
            name === "aaa" ? ledger.replace(/^clients:\n/m, `clients:\n${entry}`) : `${ledger.trimEnd()}\n${entry}`,
        });
        expect(git("commit", "--quiet", "--all", "--no-verify", "--message", name).status).toBe(0);
      };
      reserve("aaa");
      reserve("zzz");
      const { status, stderr } = git("merge", "--quiet", "--message", "Both", "aaa");
      expect(status).not.toBe(0);
      expect(stderr).toMatch(/ error cidr-overlap {2}/);
    });
  });
});
