import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { fleet } from "../../support/fleet";
import { copyProject, runFleet, withFolder, writeFiles } from "../../support/synth-project";

const MORE = ["scripts", "__tests__/addresses", "__tests__/support", "__tests__/fixtures"];

describe("fleet schema", () => {
  it("finds the committed schemas up to date", async () => {
    expect(await fleet(["schema", "--check"])).toEqual({
      status: 0,
      stdout: "Everything is up to date.\n",
      stderr: "",
    });
  });

  it("fails a stale one with --check and names it; without, writes it", () => {
    withFolder((folder) => {
      copyProject(folder, { "config/clients.schema.json": "{}\n" }, MORE);
      expect(runFleet(["schema", "--check"], {}, folder)).toEqual({
        status: 1,
        stdout: "",
        stderr: "fleet: stale: config/clients.schema.json; run npm run generate\n",
      });
      expect(readFileSync(join(folder, "config/clients.schema.json"), "utf8")).toBe("{}\n");
      expect(runFleet(["schema"], {}, folder)).toMatchObject({
        status: 0,
        stdout: "Wrote config/clients.schema.json\n",
      });
      expect(runFleet(["schema", "--check"], {}, folder)).toMatchObject({ status: 0 });
    });
  });
});

describe("fleet addresses", () => {
  const elsewhere = {
    ENVIRONMENT: "staging",
    AWS_REGION: "mars",
    BOOTSTRAP_BACKEND: "local",
    SYNTH_HCL_OUTPUT: "true",
  };

  it("finds the committed lists up to date, whatever target the environment names", async () => {
    expect(await fleet(["addresses", "--check"], elsewhere)).toEqual({
      status: 0,
      stdout: "Everything is up to date.\n",
      stderr: "",
    });
  });

  it("fails stale, missing and left-over lists with --check; without, sets them right", () => {
    withFolder((folder) => {
      copyProject(folder, { "__tests__/addresses/gone.txt": "x\n", "__tests__/addresses/bootstrap.txt": "x\n" }, MORE);
      rmSync(join(folder, "__tests__/addresses/foundation.txt"));
      const stale = ["bootstrap", "foundation", "gone"].map((stack) => `__tests__/addresses/${stack}.txt`);
      const checked = runFleet(["addresses", "--check"], {}, folder);
      expect({ ...checked, stderr: named(checked.stderr) }).toEqual({ status: 1, stdout: "", stderr: stale });

      const written = runFleet(["addresses"], {}, folder);
      expect({ ...written, stdout: named(written.stdout) }).toEqual({ status: 0, stdout: stale, stderr: "" });
      expect(runFleet(["addresses", "--check"], {}, folder)).toMatchObject({ status: 0 });
    });
  }, 30_000);

  it("fails with the findings of an invalid registry", () => {
    withFolder((folder) => {
      copyProject(folder, {}, MORE);
      writeFiles(folder, { "__tests__/fixtures/example/config/clients.yaml": "clients: {}\n" });
      const { status, stdout, stderr } = runFleet(["addresses"], {}, folder);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toMatch(
        /^config\/clients\.yaml:1:1 error clients-empty [^]*\nfleet: the configuration can't be synthesized\n$/m,
      );
    });
  });
});

/** The lists a message names, sorted. */
function named(text: string): string[] {
  return (text.match(/__tests__\/addresses\/[\w-]+\.txt/g) ?? []).sort();
}
