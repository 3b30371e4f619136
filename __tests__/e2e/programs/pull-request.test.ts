import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { APPROVALS_FILE } from "../../../config/load-approvals";
import { FILES } from "../../../config/registry";
import { commentPicture } from "../../support/comment-picture/comment-picture";
import { gitIn } from "../../support/git-in";
import { inFolder } from "../../support/in-folder";
import { copyProject, PROJECT_ROOT, runFleet, writeFiles, type Run } from "../../support/synth-project";
import { transcript } from "../../support/transcript";

const PAGES = join(PROJECT_ROOT, "docs", "examples");
const INTRO =
  "_Written by `npm run test:e2e`, which makes these changes in a copy of the project and compares what is answered. Names of commits and digests are replaced._";

/** What differs from one state of the project to the next. */
const VARIABLE: readonly (readonly [RegExp, string])[] = [
  [/main \([0-9a-f]{7,40}\)/g, "main (0f3c2ab)"],
  [/index [0-9a-f]+\.\.[0-9a-f]+ \d+\n/g, ""],
];

/** Somebody answers for it, for a while. */
const APPROVAL = `approvals:
  - rule: everyone-touched
    clients: everyone
    reason: Back to the chart that the others run
    owner: platform@example.com
    expires: "2026-09-30"
`;

/** A project under git, and what is told of it. */
class Story {
  readonly page = transcript("A pull request, from the edit to the comment", INTRO);
  readonly pictures: Record<string, string> = {};
  private readonly git: (...args: string[]) => Run;

  constructor(private readonly root: string) {
    copyProject(root, { ".gitignore": "node_modules\ncdktf.out\n" }, ["scripts", "tsconfig.json"]);
    this.git = gitIn(root);
    for (const words of [
      ["init", "-q", "-b", "main"],
      ["add", "-A"],
      ["commit", "-q", "-m", "All clients"],
    ])
      expect(this.git(...words)).toMatchObject({ status: 0 });
  }

  branch(name: string): void {
    this.git("switch", "-q", "-f", "main");
    this.tell(`git switch -c ${name}`, this.git("switch", "-q", "-c", name));
  }

  edit(file: string, change: (text: string) => string): void {
    const path = join(this.root, file);
    const before = existsSync(path) ? readFileSync(path, "utf8") : "";
    expect(change(before)).not.toBe(before);
    writeFiles(this.root, { [file]: change(before) });
    this.git("add", "-N", file);
    this.tell(`git diff -U0 ${file}`, this.git("diff", "-U0", file), /^[-+](?![-+])/);
  }

  fleet(words: string): Run {
    const run = runFleet(words.split(" "), {}, this.root);
    this.tell(`npx fleet ${words}`, run);
    return run;
  }

  async comment(name: string, title: string): Promise<void> {
    const { stdout } = this.fleet("review main --markdown");
    this.pictures[`${name}.svg`] = await commentPicture(settled(stdout), title);
  }

  private tell(command: string, { stdout, stderr, status }: Run, only?: RegExp): void {
    const ended = { stdout: settled(stdout), stderr: settled(stderr), code: status };
    this.page.ran(command, ended, only ? { only } : {});
  }
}

describe("The story of a pull request", () => {
  it("is the page in docs, with pictures of its comments (UPDATE_TRANSCRIPT=1 writes them)", async () => {
    await inFolder("fleet-review-", async (root) => {
      const files = await told(new Story(root));
      for (const [name, text] of Object.entries(files)) {
        if (process.env.UPDATE_TRANSCRIPT === "1") writeFileSync(join(PAGES, name), text);
        expect(text).toBe(readFileSync(join(PAGES, name), "utf8"));
      }
    });
  }, 600_000);
});

async function told(story: Story): Promise<Record<string, string>> {
  const { page } = story;
  page.heading("More nodes for one client", "One number of one client: everything else must stay as it is.");
  story.branch("more-nodes-for-acme");
  story.edit(FILES.clients, (text) => text.replace("max_size: 9", "max_size: 12"));
  expect(story.fleet("diff main")).toMatchObject({ status: 0 });
  expect(story.fleet("gate main")).toMatchObject({ status: 0 });
  await story.comment("pull-request-allowed", "The comment: allowed, acme alone gets larger groups of nodes");

  page.heading(
    "A client's block deleted",
    "Whoever deletes the block of a client deletes the client. The gate refuses, and says how a client leaves.",
  );
  story.branch("without-globex");
  story.edit(FILES.clients, withoutGlobex);
  expect(story.fleet("gate main")).toMatchObject({ status: 2 });
  story.edit(FILES.ledger, withoutGlobex);
  expect(story.fleet("gate main")).toMatchObject({ status: 1 });
  await story.comment("pull-request-refused", "The comment: refused, globex would be deleted");

  page.heading(
    "A chart's version",
    "One line that reaches everybody: it is refused until somebody declares that it is meant to.",
  );
  story.branch("newer-metrics-server");
  story.edit(FILES.platform, (text) => `${text}\ncluster_services:\n  metrics_server_version: 3.13.0\n`);
  expect(story.fleet("gate main")).toMatchObject({ status: 1 });
  story.edit(APPROVALS_FILE, () => APPROVAL);
  expect(story.fleet("gate main")).toMatchObject({ status: 0 });
  return { "pull-request.md": page.page(), ...story.pictures };
}

function withoutGlobex(text: string): string {
  return text.replace(/^ {2}globex:\n(?: {4}.*\n)+\n?/m, "");
}

function settled(text: string): string {
  return VARIABLE.reduce((rest, [pattern, stand]) => rest.replace(pattern, stand), text);
}
