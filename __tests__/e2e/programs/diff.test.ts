import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

import { FILES } from "../../../config/registry";
import { gitIn } from "../../support/git-in";
import { copyProject, run, runFleet, type Run } from "../../support/synth-project";

interface Told {
  readonly base: string;
  readonly changes: readonly { readonly client: string | null; readonly address: string; readonly action: string }[];
  readonly groups: readonly { readonly clients: readonly (string | null)[] }[];
  readonly unexplained: readonly (string | null)[];
}

/** A project under git in a folder with an awkward name, below the repository's own; the branch has left main. */
class Scene {
  readonly root: string;
  readonly git: (...args: string[]) => Run;

  constructor(repository: string) {
    this.root = join(repository, "ein Pfad", "flötte");
    copyProject(this.root, { ".gitignore": "node_modules\ncdktf.out\n" }, ["scripts", "tsconfig.json"]);
    this.git = gitIn(repository);
    for (const words of [
      ["init", "-q", "-b", "main"],
      ["add", "-A"],
      ["commit", "-q", "-m", "All clients"],
      ["switch", "-q", "-c", "topic"],
    ])
      expect(this.git(...words)).toMatchObject({ status: 0 });
  }

  edit(file: string, change: (text: string) => string): void {
    const path = join(this.root, file);
    const before = readFileSync(path, "utf8");
    expect(change(before)).not.toBe(before);
    writeFileSync(path, change(before));
  }

  fleet(...args: readonly string[]): Run {
    return runFleet(["diff", ...args], {}, this.root);
  }

  told(...args: readonly string[]): Told {
    const { status, stdout, stderr } = this.fleet("--json", ...args);
    expect([status, stderr]).toEqual([0, expect.stringContaining("→ the working tree")]);
    return JSON.parse(stdout) as Told;
  }
}

function clientsOf({ changes }: Told): (string | null)[] {
  return [...new Set(changes.map(({ client }) => client))].sort();
}

/** Work folders of comparisons that are there now. */
function leftBehind(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith("fleet-sides-"));
}

describe("fleet diff", () => {
  let folder: string;
  let scene: Scene;
  let before: string[];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "fleet-diff-"));
    scene = new Scene(folder);
    before = leftBehind();
  });
  afterEach(() => {
    scene.git("switch", "-q", "--force", "topic");
    scene.git("reset", "-q", "--hard", "main");
    expect(leftBehind()).toEqual(before);
    expect(scene.git("worktree", "list").stdout.trim().split("\n")).toHaveLength(1);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const more = (client: string) => (text: string) =>
    text.replace(new RegExp(`(\\n  ${client}:\\n[^]*?max_size: )\\d+`), "$112");

  it("says in one line that nothing changes, whatever comments, quotes and order do", () => {
    scene.edit(FILES.clients, (text) => `# a comment\n${text.replace(/"/g, "'")}`);
    expect(scene.fleet("--exit-code")).toMatchObject({ status: 0, stdout: "Nothing changes.\n" });
  });

  it("names the clients that were edited, before and after the commit, and no others", () => {
    scene.edit(FILES.clients, more("acme"));
    expect(clientsOf(scene.told())).toEqual(["acme"]);
    expect(scene.fleet("--exit-code").status).toBe(1);
    expect(scene.fleet("--markdown").stdout).toMatch(/`scaling_config\.max_size` `\d+` → `\d+`/);
    scene.git("commit", "-qam", "More nodes");
    scene.edit(FILES.clients, more("globex"));
    expect(clientsOf(scene.told())).toEqual(["acme", "globex"]);
    expect(clientsOf(scene.told("HEAD"))).toEqual(["globex"]);
  });

  it("compares the last commit of main with the one before it, and edits with the last", () => {
    scene.git("switch", "-q", "-c", "trunk");
    scene.git("branch", "-q", "-m", "main", "kept");
    scene.git("branch", "-q", "-m", "main");
    try {
      expect(scene.told().base).toMatch(/^the only commit/);
      scene.edit(FILES.clients, more("acme"));
      expect(scene.told().base).toMatch(/^the last commit/);
      scene.git("commit", "-qam", "More nodes");
      const told = scene.told();
      expect([told.base, clientsOf(told)]).toEqual([expect.stringMatching(/^the commit before the last/), ["acme"]]);
    } finally {
      scene.git("reset", "-q", "--hard", "kept");
      scene.git("branch", "-q", "-m", "trunk");
      scene.git("branch", "-q", "-m", "kept", "main");
    }
  });

  it("tells what all clients share once, as the platform settings say", () => {
    scene.edit(FILES.platform, (text) => `${text}\ncluster_services:\n  enable_metrics_server: false\n`);
    const { groups, unexplained } = scene.told();
    expect([groups.length, unexplained]).toEqual([1, []]);
    expect(groups[0]!.clients.length).toBeGreaterThan(1);
    expect(scene.fleet().stdout).toMatch(/The same for \d clients \(.*\): 1 resource each/);
  });

  it("says whom the code changes, as no line of the three files does", () => {
    scene.edit("config/catalogue/workloads/metrics-server.ts", (text) => text.replace("ask(50, 100)", "ask(60, 100)"));
    const told = scene.told();
    expect(told.unexplained).toEqual(clientsOf(told));
    expect(told.unexplained.length).toBeGreaterThan(1);
    expect(scene.fleet().stdout).toContain("Nothing in the three files says why");
  });

  it("tells what the code does apart from a client's own line, where both changed", () => {
    scene.edit("config/catalogue/workloads/metrics-server.ts", (text) => text.replace("ask(50, 100)", "ask(60, 100)"));
    scene.edit(FILES.clients, more("acme"));
    const told = scene.told();
    expect(told.unexplained).toEqual(clientsOf(told));
    expect(told.unexplained).toContain("acme");
    const { status, stdout } = runFleet(["gate", "--json"], {}, scene.root);
    const { findings } = JSON.parse(stdout) as {
      readonly findings: readonly { readonly rule: string; readonly owner?: string; readonly address: string }[];
    };
    const refused = findings.filter(({ rule, owner }) => rule === "everyone-touched" && owner === "acme");
    expect(status).toBe(1);
    expect(refused.map(({ address }) => address)).toEqual([expect.stringMatching(/^helm_release\..*metrics-server/)]);
  });

  it("has everything added where the base has no such target", () => {
    scene.edit(FILES.platform, (text) =>
      text.replace(/(\n {6})(us-east-2:\n)/, "$1us-west-1:\n        availability_zones: [us-west-1a, us-west-1c]$1$2"),
    );
    const { changes } = scene.told("--region", "us-west-1");
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.filter(({ action }) => action !== "add")).toEqual([]);
  });

  it("ends with the findings of a side that is not valid", () => {
    scene.edit(FILES.clients, (text) => text.replace("tier: premium", "tier: golden"));
    expect(scene.fleet()).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining("golden") as string });
    scene.git("commit", "-qam", "A mistake");
    scene.edit(FILES.clients, (text) => text.replace("tier: golden", "tier: premium"));
    const { status, stderr } = scene.fleet("HEAD");
    expect([status, stderr]).toEqual([2, expect.stringMatching(/golden[^]*HEAD \(\w+\) can't be synthesized/)]);
  });

  it("asks for an output where the base has other packages, and takes one of the same target", () => {
    scene.edit("package-lock.json", (text) => `${text}\n`);
    const { status, stderr } = scene.fleet();
    expect([status, stderr]).toEqual([3, expect.stringContaining("--base-out ../base/cdktf.out")]);
    const out = join(folder, "out put");
    expect(run("node", ["scripts/synth.js"], scene.root, { CDKTF_OUTDIR: out }).status).toBe(0);
    expect(scene.told("--base-out", out).changes).toEqual([]);
    const other = scene.fleet("--base-out", out, "--environment", "staging");
    expect([other.status, other.stderr]).toEqual([2, expect.stringContaining("staging in us-east-2 is compared")]);
    rmSync(out, { recursive: true });
  });

  it("takes an interruption for what it is, and leaves nothing", async () => {
    const child = spawn(process.execPath, [join(scene.root, "scripts", "fleet.js"), "diff"], { cwd: scene.root });
    const ended = new Promise((resolve) => child.once("close", resolve));
    while (leftBehind().length === before.length) await setTimeout(20);
    child.kill("SIGINT");
    expect(await ended).toBe(130);
  });

  it.each([
    ["nothing", /"nothing" is no commit that git has here/],
    ["--upload-pack=x", /unknown option/],
  ])("refuses %s as a base", (ref, words) => {
    const { status, stderr } = scene.fleet(ref);
    expect([status, stderr]).toEqual([2, expect.stringMatching(words)]);
  });

  it("says what a shallow clone lacks, and that a folder is in no repository", () => {
    scene.edit(FILES.clients, more("acme"));
    scene.git("commit", "-qam", "More nodes");
    const clone = join(folder, "clone");
    run("git", ["clone", "-q", "--depth", "1", `file://${folder}`, clone, "--branch", "topic"], tmpdir());
    const root = join(clone, "ein Pfad", "flötte");
    symlinkSync(join(scene.root, "node_modules"), join(root, "node_modules"));
    for (const [words, said] of [
      [[], /this clone is shallow: git fetch --unshallow/],
      [["v1"], /no commit that git has here; this clone is shallow/],
    ] as const) {
      const { status, stderr } = runFleet(["diff", ...words], {}, root);
      expect([status, stderr]).toEqual([2, expect.stringMatching(said)]);
    }
    rmSync(join(clone, ".git"), { recursive: true });
    renameSync(join(folder, ".git"), join(folder, "git"));
    try {
      const { status, stderr } = runFleet(["diff"], {}, root);
      expect([status, stderr]).toEqual([2, expect.stringContaining("is in no git repository")]);
    } finally {
      renameSync(join(folder, "git"), join(folder, ".git"));
      rmSync(clone, { recursive: true });
    }
  });
});
