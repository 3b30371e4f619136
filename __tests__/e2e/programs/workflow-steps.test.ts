import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { stepOf, workflows } from "../../repository/a-workflow";
import { withFolder } from "../../support/synth-project";

const JQ = spawnSync("jq", ["--version"]).status === 0;
const DIGEST = "0123456789abcdef".repeat(4);
const ALL = workflows();
const TARGET = { environment: "production", region: "us-east-2", github: { environment: "prod", plans: true } };

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly outputs: string;
  readonly summary: string;
  readonly file: (name: string) => string;
}

/** Runs a step's program as a runner does, with answers in place of `npx fleet …`: their text, and their exit code. */
function runStep<T>(
  run: string,
  variables: Readonly<Record<string, string>>,
  answers: Readonly<Record<string, readonly [text: string, code?: number]>>,
  look: (ran: Ran) => T,
): T {
  return withFolder((folder) => {
    const bin = join(folder, "bin");
    mkdirSync(bin);
    const cases = Object.entries(answers).map(([words, [text, code = 0]]) => {
      return `*" ${words} "*) printf '%s\n' '${text}'; exit ${code};;`;
    });
    writeFileSync(join(bin, "npx"), `#!/usr/bin/env bash\ncase " $* " in\n${cases.join("\n")}\n*) exit 99;;\nesac\n`);
    chmodSync(join(bin, "npx"), 0o755);
    for (const file of ["outputs", "summary"]) writeFileSync(join(folder, file), "");
    const env = {
      PATH: `${bin}:${process.env.PATH}`,
      GITHUB_OUTPUT: join(folder, "outputs"),
      GITHUB_STEP_SUMMARY: join(folder, "summary"),
      ...variables,
    };
    const file = (name: string): string => readFileSync(join(folder, name), "utf8");
    const { status, stdout } = spawnSync("bash", ["-e", "-c", run], { cwd: folder, env, encoding: "utf8" });
    return look({ status, stdout, outputs: file("outputs"), summary: file("summary"), file });
  });
}

const describeWithJq = JQ ? describe : describe.skip;
if (!JQ) console.warn("SKIPPED: steps of workflows: jq is not installed");

describeWithJq("The step that compares what would be deployed with what was reviewed", () => {
  const { run = "" } = stepOf(ALL["deploy.yml"]!.jobs.plan!, "compare");
  const review = (digest: string | null, changes = 1): string =>
    JSON.stringify({ digest, changes: Array.from({ length: changes }, () => ({})) });
  const compare = <T>(
    answers: { readonly json: string; readonly reviewed?: readonly [string, number?]; readonly code?: number },
    variables: Readonly<Record<string, string>>,
    look: (ran: Ran) => T,
  ): T =>
    runStep(
      run,
      {
        BASE: "HEAD^1",
        GITHUB_SHA: "a",
        GITHUB_EVENT_NAME: "push",
        GIVEN: "",
        TARGET: JSON.stringify(TARGET),
        ...variables,
      },
      {
        "--markdown": ["All is well.", answers.code],
        "--json": [answers.json, answers.code],
        "github reviewed": answers.reviewed ?? [DIGEST],
      },
      look,
    );

  it("lets the reviewed change set on, with its digest, whatever the gate said of it", () => {
    for (const code of [0, 1])
      compare({ json: review(DIGEST), code }, {}, ({ status, outputs, summary, file }) => {
        expect({ status, outputs, summary }).toEqual({
          status: 0,
          outputs: "deploys=true\n",
          summary: "All is well.\n",
        });
        expect(JSON.parse(file("deployment.json"))).toEqual({ ...TARGET, digest: DIGEST });
      });
  });

  it("asks nobody where nothing changes", () => {
    compare({ json: review(DIGEST, 0), reviewed: ["", 1] }, {}, ({ status, outputs, stdout }) => {
      expect({ status, outputs }).toEqual({ status: 0, outputs: "" });
      expect(stdout).toContain("nothing is deployed");
    });
  });

  it.each<[string, Parameters<typeof compare>[0], Readonly<Record<string, string>>]>([
    ["another change set", { json: review("f".repeat(64)) }, {}],
    ["one that has no digest, as plans are missing", { json: review(null) }, {}],
    ["what nobody has reviewed", { json: review(DIGEST), reviewed: ["", 1] }, {}],
    ["a review that could not be made", { json: "", code: 2 }, {}],
    ["what is started by hand without a digest", { json: review(DIGEST) }, { GITHUB_EVENT_NAME: "workflow_dispatch" }],
    ["plans that are missing, though nothing seems to change", { json: review(null, 0) }, {}],
    ["no digest where none is given, either", { json: review(null) }, { GITHUB_EVENT_NAME: "workflow_dispatch" }],
    [
      "a digest that was typed and is another",
      { json: review(DIGEST) },
      { GITHUB_EVENT_NAME: "workflow_dispatch", GIVEN: "'; touch owned; '" },
    ],
  ])("stops %s", (_, answers, variables) => {
    compare(answers, variables, ({ status, outputs }) => {
      expect({ failed: status !== 0, outputs }).toEqual({ failed: true, outputs: "" });
    });
  });

  it("lets on by hand what somebody has looked at", () => {
    for (const GIVEN of [DIGEST, `sha256:${DIGEST}`])
      for (const digest of [DIGEST, `sha256:${DIGEST}`])
        compare({ json: review(digest) }, { GITHUB_EVENT_NAME: "workflow_dispatch", GIVEN }, ({ status, outputs }) => {
          expect({ status, outputs }).toEqual({ status: 0, outputs: "deploys=true\n" });
        });
  });
});

describeWithJq("The step that reviews a pull request", () => {
  const { run = "" } = stepOf(ALL["plan.yml"]!.jobs.review!, "review");
  const review = <T>(json: string, planned: string, look: (ran: Ran) => T, code = 0): T =>
    runStep(run, { PLANNED: planned }, { "--markdown": ["<!-- x -->", code], "--json": [json, code] }, look);

  it("keeps the digest and says the review, refused or not", () => {
    for (const code of [0, 1])
      review(
        JSON.stringify({ digest: DIGEST }),
        "true",
        ({ status, outputs, summary }) => {
          expect({ status, outputs, summary }).toEqual({
            status: 0,
            outputs: `digest=${DIGEST}\n`,
            summary: "<!-- x -->\n",
          });
        },
        code,
      );
  });

  it("says where there were no plans, and keeps no digest that is none", () => {
    review(JSON.stringify({ digest: "x\nevil=1" }), "false", ({ status, outputs, summary, file }) => {
      expect({ status, outputs }).toEqual({ status: 0, outputs: "digest=\n" });
      expect(summary).toContain("without a role in AWS there are no plans");
      expect(file("review.md")).toContain("without a role in AWS there are no plans");
    });
  });

  it("fails where there is no review", () => {
    review("", "true", ({ status }) => expect(status).not.toBe(0), 2);
  });
});

describeWithJq("The steps that list targets", () => {
  const targets = [
    TARGET,
    { ...TARGET, environment: "staging" },
    { environment: "development", region: "us-east-2", github: null },
  ];
  const list = (file: string, wanted: Readonly<Record<string, string>> = {}): unknown =>
    runStep(
      stepOf(ALL[file]!.jobs.targets!, "list").run!,
      { WANTED_ENVIRONMENT: "", WANTED_REGION: "", ...wanted },
      { targets: [JSON.stringify({ targets })] },
      ({ outputs }) => JSON.parse(/^targets=(.*)\n$/.exec(outputs)![1]!) as unknown,
    );

  it("name all for a review, and those with roles for the rest", () => {
    expect(list("plan.yml")).toEqual(targets);
    expect(list("drift.yml")).toEqual(targets.slice(0, 2));
    expect(list("deploy.yml")).toEqual(targets.slice(0, 2));
  });

  it("name the one that somebody wants to deploy, whatever he writes", () => {
    expect(list("deploy.yml", { WANTED_ENVIRONMENT: "staging", WANTED_REGION: "us-east-2" })).toEqual([targets[1]]);
    expect(list("deploy.yml", { WANTED_ENVIRONMENT: "staging", WANTED_REGION: '") | error("x' })).toEqual([]);
  });
});
