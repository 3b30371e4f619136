import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "yaml";

import { dependencies, devDependencies, engines } from "../../package.json";
import { jsonSchemas } from "../../config/schema/json-schema";
import { PROJECT_ROOT } from "../support/synth-project";

const textOf = (...path: string[]): string => readFileSync(join(PROJECT_ROOT, ...path), "utf8");

const node = textOf(".nvmrc").trim();
const mise = Object.fromEntries(
  [...textOf(".mise.toml").matchAll(/^(\w+) = "(.*)"$/gm)].map(([, tool, version]) => [tool!, version!]),
);
const devcontainer = JSON.parse(textOf(".devcontainer", "devcontainer.json")) as {
  image: string;
  features: Readonly<Record<string, Readonly<Record<string, string>>>>;
  postCreateCommand: string;
  customizations: { vscode: { extensions: string[] } };
};
const feature = (name: string): Readonly<Record<string, string>> =>
  devcontainer.features[`ghcr.io/devcontainers/features/${name}:1`]!;

const platform = jsonSchemas()["platform.schema.json"] as {
  properties: { kubernetes: { properties: { version: { default: string } } } };
};
const kubernetes = platform.properties.kubernetes.properties.version.default;

interface Job {
  readonly "timeout-minutes"?: number;
  readonly strategy?: { readonly matrix: { readonly node: readonly number[] } };
  readonly steps: readonly { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }[];
}

const ci = parse(textOf(".github", "workflows", "ci.yml")) as {
  permissions: unknown;
  concurrency: unknown;
  jobs: Readonly<Record<string, Job>>;
};
const dependabot = parse(textOf(".github", "dependabot.yml")) as {
  updates: readonly {
    readonly "package-ecosystem": string;
    readonly groups?: Readonly<Record<string, { readonly patterns?: readonly string[] }>>;
    readonly ignore?: readonly { readonly "dependency-name": string; readonly "update-types": readonly string[] }[];
  }[];
};

describe("what a contributor's machine has", () => {
  it("is the same Node everywhere", () => {
    expect(mise.node).toBe(node);
    expect(devcontainer.image).toMatch(new RegExp(`:${node}$`));
    expect(ci.jobs.validate!.strategy!.matrix.node).toContain(Number(node));
    expect(ci.jobs.validate!.strategy!.matrix.node[0]).toBe(Number(/\d+/.exec(engines.node)![0]));
    expect(devDependencies["@types/node"]).toMatch(new RegExp(`^\\^${/\d+/.exec(engines.node)![0]}\\.`));
  });

  it("is the same Terraform everywhere", () => {
    const setup = ci.jobs.full!.steps.find(({ uses }) => uses?.startsWith("hashicorp/setup-terraform@"));
    expect(setup!.with!.terraform_version).toBe(mise.terraform);
    expect(feature("terraform").version).toBe(mise.terraform);
    expect(mise.terraform).toMatch(/^1\.11\.\d+$/);
  });

  it("is the kubectl of the Kubernetes that clusters get unless they say otherwise", () => {
    expect(mise.kubectl).toBe(kubernetes);
    expect(feature("kubectl-helm-minikube").version).toBe(kubernetes);
  });

  it("has the editor's extensions that are recommended", () => {
    const { recommendations } = JSON.parse(textOf(".vscode", "extensions.json")) as { recommendations: string[] };
    expect(devcontainer.customizations.vscode.extensions).toEqual(recommendations);
  });

  it("installs without running the scripts of packages, and the hooks", () => {
    expect(devcontainer.postCreateCommand).toBe("npm ci --ignore-scripts && npm run hooks");
  });
});

describe("CI", () => {
  it("reads the repository and nothing more, and no older run goes on beside a newer", () => {
    expect(ci.permissions).toEqual({ contents: "read" });
    expect(ci.concurrency).toMatchObject({ "cancel-in-progress": true });
  });

  it.each(Object.entries(ci.jobs))(
    "has a limit of time for %s, a cache, and no credentials left in the checkout",
    (_, job) => {
      expect(job["timeout-minutes"]).toBeLessThanOrEqual(30);
      const step = (action: string): Readonly<Record<string, unknown>> =>
        job.steps.find(({ uses }) => uses?.startsWith(`actions/${action}@`))!.with!;
      expect(step("setup-node").cache).toBe("npm");
      expect(step("checkout")["persist-credentials"]).toBe(false);
    },
  );
});

describe("updates of dependencies", () => {
  const npm = dependabot.updates.find((each) => each["package-ecosystem"] === "npm")!;

  it("come for packages, actions and the container", () => {
    expect(dependabot.updates.map((each) => each["package-ecosystem"])).toEqual([
      "npm",
      "github-actions",
      "devcontainers",
    ]);
  });

  it("bring CDKTF and constructs together, and never constructs beyond what the fork shares", () => {
    const matches = (name: string): boolean =>
      npm.groups!.cdktf!.patterns!.some((each) => new RegExp(`^${each.replace("*", ".*")}$`).test(name));
    const names = Object.keys({ ...dependencies, ...devDependencies }).filter((name) =>
      /cdktf|^constructs$/.test(name),
    );
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !matches(name))).toEqual([]);
    expect(dependencies.constructs).toMatch(/^~10\.7\./);
    expect(npm.ignore!.find((each) => each["dependency-name"] === "constructs")!["update-types"]).toEqual([
      "version-update:semver-major",
      "version-update:semver-minor",
    ]);
  });
});
