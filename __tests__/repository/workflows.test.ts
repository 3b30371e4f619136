import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { Command } from "commander";

import { REVIEWING_WORKFLOW } from "../../scripts/fleet/github/reviewed/find-reviewed";
import { fleetProgram } from "../../scripts/fleet/program";
import { PROJECT_ROOT } from "../support/synth-project";
import { stepOf, workflows, type Job, type Step } from "./a-workflow";

const TERRAFORM = /^terraform = "(.*)"$/m.exec(readFileSync(join(PROJECT_ROOT, ".mise.toml"), "utf8"))![1];
const ALL = workflows();
const JOBS = Object.entries(ALL).flatMap(([file, { jobs }]) =>
  Object.entries(jobs).map(([name, job]): [string, Job] => [`${file} ${name}`, job]),
);
const STEPS = JOBS.flatMap(([job, { steps }]) => steps.map((step): [string, Step] => [job, step]));
const job = (file: string, name: string): Job => ALL[file]!.jobs[name]!;
const actionOf = ({ uses = "" }: Step): string => uses.split("@")[0]!;

/** What each job may do with the repository; the others read it. */
const RIGHTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "deploy.yml deploy": { contents: "read", "id-token": "write" },
  "deploy.yml deployments": {},
  "deploy.yml plan": { actions: "read", contents: "read", "id-token": "write", "pull-requests": "read" },
  "drift.yml issue": { contents: "read", issues: "write" },
  "drift.yml look": { contents: "read", "id-token": "write" },
  "plan.yml comment": { contents: "read", "pull-requests": "write" },
  "plan.yml gate": {},
  "plan.yml review": { contents: "read", "id-token": "write" },
};

describe("Every workflow", () => {
  it.each(JOBS)("%s: may do no more than it must, and ends", (name, { permissions, "timeout-minutes": minutes }) => {
    const rights = permissions ?? ALL[name.split(" ")[0]!]!.permissions;
    expect(rights).toEqual(RIGHTS[name] ?? { contents: "read" });
    expect(minutes).toBeGreaterThan(0);
  });

  it.each(Object.entries(ALL))("%s: gives a job that is not named nothing to write with", (_, { permissions }) => {
    expect(permissions).toBeDefined();
    expect(Object.values(permissions!).filter((each) => each !== "read")).toEqual([]);
  });

  it("is never one that runs a stranger's code with the repository's rights", () => {
    for (const { on } of Object.values(ALL))
      expect(Object.keys(on)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(pull_request_target|workflow_run)$/)]),
      );
  });

  it("has the Terraform that contributors have", () => {
    const versions = STEPS.filter(([, step]) => actionOf(step) === "hashicorp/setup-terraform");
    expect(new Set(versions.map(([, step]) => step.with!.terraform_version))).toEqual(new Set([TERRAFORM]));
  });

  it("keeps no token beside the code", () => {
    const checkouts = STEPS.filter(([, step]) => actionOf(step) === "actions/checkout");
    expect(checkouts.length).toBeGreaterThan(5);
    for (const [, step] of checkouts) expect(step.with).toMatchObject({ "persist-credentials": false });
  });

  it("hands texts to its programs by variables, where they can't become commands", () => {
    expect(STEPS.filter(([, { run }]) => run?.includes("${{")).map(([name]) => name)).toEqual([]);
  });

  it("installs packages without their programs, and with a role of AWS from no cache", () => {
    for (const [name, { steps }] of JOBS) {
      for (const { run = "" } of steps) expect(run).not.toMatch(/npm (ci|install)(?! --ignore-scripts)/);
      if (!steps.some((step) => actionOf(step) === "aws-actions/configure-aws-credentials")) continue;
      expect([name, stepOf({ steps } as Job, "actions/setup-node").with]).toEqual([
        name,
        { "node-version-file": ".nvmrc", "package-manager-cache": false },
      ]);
    }
  });
});

/** `fleet gate 'HEAD^1' --plans plans --json` in a shell program, as the words that are options and commands. */
function callsIn(run: string): string[][] {
  return [...run.matchAll(/npx fleet ([^\n|>;)]+)/g)].map(([, call]) =>
    call!
      .trim()
      .split(/\s+/)
      .filter((word) => /^(--)?[a-z][a-z-]*$/.test(word)),
  );
}

describe("The commands that workflows run", () => {
  const calls = STEPS.flatMap(([name, { run = "" }]) => callsIn(run).map((words): [string, string[]] => [name, words]));

  it("are found where they stand", () => {
    expect(callsIn('npx fleet github comment --pull-request "$N" > x\nx=$(npx fleet github reviewed)')).toEqual([
      ["github", "comment", "--pull-request"],
      ["github", "reviewed"],
    ]);
    expect(calls.length).toBeGreaterThan(12);
  });

  it.each(calls.map(([name, words]) => [`${name}: fleet ${words.join(" ")}`, words] as const))(
    "%s: exist",
    (_, words) => {
      let command: Command = fleetProgram();
      for (const word of words.filter((each) => !each.startsWith("--"))) {
        const next = command.commands.find((each) => each.name() === word);
        if (next) command = next;
      }
      expect(command.name()).not.toBe("fleet");
      const known = command.options.map(({ long }) => long);
      for (const option of words.filter((each) => each.startsWith("--"))) expect(known).toContain(option);
    },
  );
});

describe("What is deployed", () => {
  it("is what was reviewed: one digest goes from the review by an artifact's name to the deployment", () => {
    expect(ALL).toHaveProperty([REVIEWING_WORKFLOW]);
    const review = job(REVIEWING_WORKFLOW, "review");
    const names = review.steps.flatMap(({ with: inputs }) => (typeof inputs?.name === "string" ? [inputs.name] : []));
    expect(names).toContain(
      "reviewed-${{ matrix.target.environment }}-${{ matrix.target.region }}-${{ steps.review.outputs.digest }}",
    );
    const compare = stepOf(job("deploy.yml", "plan"), "compare");
    expect(compare.run).toContain('npx fleet github reviewed --commit "$GITHUB_SHA"');
    expect(compare.run).toContain('if [ "$planned" != "$reviewed" ]; then');
    const last = job("deploy.yml", "deploy").steps.at(-1)!;
    expect(last).toEqual({
      env: { DIGEST: "${{ matrix.target.digest }}" },
      run: 'npx fleet deploy --expect "$DIGEST" --yes',
    });
  });

  it("is kept from the files of a plan: only digests and texts of a review leave a machine", () => {
    const uploads = STEPS.filter(([, step]) => actionOf(step) === "actions/upload-artifact");
    expect(uploads.map(([, { with: inputs }]) => inputs!.path).sort()).toEqual([
      "deployment.json",
      "digest.txt",
      "findings.json",
      "review.md",
    ]);
  });

  it("is deployed by a role that only a job of the approving environment takes", () => {
    for (const [name, { steps, environment }] of JOBS) {
      const deploys = steps.some((step) => String(step.with?.["role-to-assume"]).includes("deploy_role_arn"));
      expect([name, environment]).toEqual([name, deploys ? "${{ matrix.target.github.environment }}" : undefined]);
    }
    expect(JSON.stringify(job("deploy.yml", "deploy"))).toContain("matrix.target.github.deploy_role_arn");
  });

  it("is deployed one after the other for a target, and never ended before it is done", () => {
    expect(job("deploy.yml", "deploy").concurrency).toEqual({
      group: "deploy-${{ matrix.target.environment }}-${{ matrix.target.region }}",
      "cancel-in-progress": false,
    });
  });
});

describe("A pull request", () => {
  it("has nothing to write with where its own code runs", () => {
    const writing = Object.entries(ALL["plan.yml"]!.jobs).filter(([, { permissions = {} }]) =>
      Object.entries(permissions).some(([right, how]) => how === "write" && right !== "id-token"),
    );
    expect(writing.map(([name]) => name)).toEqual(["comment"]);
    expect(stepOf(writing[0]![1], "actions/checkout").with).toMatchObject({
      ref: "${{ github.event.pull_request.base.sha }}",
    });
  });

  it("of a fork gets neither a role nor a machine of one's own", () => {
    const review = job("plan.yml", "review");
    const own = "github.event.pull_request.head.repo.full_name == github.repository";
    expect(review["runs-on"]).toContain(`${own} && vars.FLEET_RUNNER`);
    expect(String((review as { env?: Record<string, string> }).env!.PLANNED)).toContain(own);
    expect(stepOf(review, "aws-actions/configure-aws-credentials").if).toBe("env.PLANNED == 'true'");
  });

  it("passes by one check, which asks whether all targets have passed", () => {
    const { needs, steps } = job("plan.yml", "gate");
    expect(needs).toEqual(["targets", "review"]);
    expect(steps[0]!.run).toContain('[ "$TARGETS" = success ] && [ "$REVIEW" = success ]');
  });
});
