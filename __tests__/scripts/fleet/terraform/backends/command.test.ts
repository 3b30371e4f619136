import { readFileSync } from "node:fs";
import { join } from "node:path";

import { stringify } from "yaml";

import { FILES } from "../../../../../config/registry";
import { fleet } from "../../../../support/fleet";
import { documentsNamed, platformWith, REGISTRIES, THREE_CLIENTS } from "../../../../support/fleets";
import { EXAMPLE, projectOf, withProject, type Files } from "../../../../support/registry";
import type { Body } from "../../../../../scripts/fleet/review/model/stack";
import { readTree, type Documents } from "../../../../support/synth";

const LAYERS = ["cluster-services", "compute", "database", "foundation", "observability", "platform"];

/** What `fleet backends` writes, by path. */
function written(files: Files, variables: NodeJS.ProcessEnv = {}): Promise<Record<string, string>> {
  return withProject(files, async (root) => {
    const { status, stdout } = await fleet(["backends", "--root", root], variables);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^Wrote \d+ backend files/) as unknown,
    });
    return readTree(join(root, "backends"));
  });
}

describe("fleet backends", () => {
  it("writes a file per layer and a page that lists them (S0-23)", async () => {
    const folder = "aws/production/us-east-2";
    const files = await written(EXAMPLE);
    expect(Object.keys(files).sort()).toEqual([
      `${folder}/README.md`,
      ...LAYERS.map((layer) => `${folder}/${layer}.hcl`),
    ]);
    for (const layer of LAYERS) expect(files[`${folder}/README.md`]).toContain(`\`${layer}.hcl\``);
  });

  it("writes into the folder that the settings name, and no other (S0-20)", async () => {
    const files = projectOf(THREE_CLIENTS, platformWith({ state: { backend_config_path: "./backends/elsewhere" } }));
    expect(Object.keys(await written(files))).toContain("elsewhere/production/us-east-2/foundation.hcl");
    for (const backend_config_path of ["../outside", "/etc", "backends/../..", ""]) {
      const outside = projectOf(THREE_CLIENTS, platformWith({ state: { backend_config_path } }));
      await withProject(outside, async (root) =>
        expect(await fleet(["backends", "--root", root])).toMatchObject({
          status: 2,
          stderr: expect.stringContaining("must be a folder within the project") as unknown,
        }),
      );
    }
  });

  it("writes what the documents show (S0-24)", async () => {
    expect((await written(EXAMPLE))["aws/production/us-east-2/foundation.hcl"]).toBe(
      [
        "# Backend configuration for us-east-2 foundation layer",
        "# Generated automatically by fleet backends",
        'bucket         = "ohio-01-terraform-state-production"',
        'key            = "providers/aws/regions/us-east-2/layers/01-foundation/production/terraform.tfstate"',
        'region         = "us-east-2"',
        "encrypt        = true",
        'dynamodb_table = "terraform-locks-us-east"',
        "use_lockfile   = true",
        "",
      ].join("\n"),
    );
  });

  it.each(["the shipped example", "everything on", "another region than home"])(
    "writes the very settings that the stack has, key by key: %s (S0-23)",
    async (name) => {
      const { files, variables } = REGISTRIES[name]!;
      const [path, text] = Object.entries(await written(files, variables)).find(([file]) => file.endsWith("foundation.hcl"))!;
      expect(path).toMatch(/^aws\/production\/(us-east-2|eu-west-1)\/foundation\.hcl$/);
      expect(settingsIn(text)).toEqual(backendOf(documentsNamed(name), "foundation"));
    },
  );

  it("writes a file per client with state.layout: client", async () => {
    const files = {
      ...projectOf(THREE_CLIENTS),
      [FILES.platform]: stringify(platformWith({ state: { layout: "client", use_lockfile: false } })),
    };
    const written_ = await written(files);
    expect(Object.keys(written_)).toHaveLength(LAYERS.length * 3 + 1);
    const documents = documentsNamed("three clients with a stack each");
    expect(settingsIn(written_["aws/production/us-east-2/foundation-acme.hcl"]!)).toEqual(
      backendOf(documents, "foundation-acme"),
    );
  });

  it("gives the settings as data with --json, and writes nothing", async () => {
    await withProject(EXAMPLE, async (root) => {
      const { status, stdout } = await fleet(["backends", "--json", "--root", root]);
      const settings = JSON.parse(stdout) as Record<string, unknown>;
      expect(status).toBe(0);
      expect(Object.keys(settings).sort()).toEqual(LAYERS);
      expect(settings.foundation).toEqual(backendOf(documentsNamed("the shipped example"), "foundation"));
      expect(Object.keys(readTree(root)).filter((path) => path.startsWith("backends"))).toEqual([]);
    });
  });

  it("writes nothing for an invalid registry, and says why", async () => {
    const broken = { ...EXAMPLE, [FILES.platform]: "project: x\n" };
    await withProject(broken, async (root) => {
      const { status, stdout, stderr } = await fleet(["backends", "--root", root]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toMatch(/^config\/platform\.yaml:1:\d+ error /);
      expect(readFileSync(join(root, FILES.platform), "utf8")).toBe("project: x\n");
    });
  });
});

/** The settings in a backend file. */
function settingsIn(text: string): Record<string, unknown> {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const pairs = lines.map((line) => /^(\w+) += (.+)$/.exec(line)!);
  return Object.fromEntries(pairs.map(([, key, value]) => [key!, JSON.parse(value!) as unknown]));
}

function backendOf(documents: Documents, stack: string): unknown {
  return (documents[stack]!.terraform.backend as Body).s3;
}
