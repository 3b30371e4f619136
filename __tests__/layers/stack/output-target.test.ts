import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Target } from "../../../config/fleet";
import { enterTarget } from "../../../layers/stack/output-target";

const production = { environment: "production", region: "us-east-2" } as Target;
const staging = { environment: "staging", region: "us-east-2" } as Target;

describe("the output folder", () => {
  let outdir: string;
  let pointer: string;
  let plugins: string;

  /** What `terraform init` leaves in a stack's folder. */
  function initStack(): void {
    const folder = join(outdir, "stacks", "foundation", ".terraform");
    pointer = join(folder, "terraform.tfstate");
    plugins = join(folder, "providers");
    mkdirSync(plugins, { recursive: true });
    writeFileSync(pointer, "{}");
  }

  beforeEach(() => (outdir = mkdtempSync(join(tmpdir(), "output-target-"))));
  afterEach(() => rmSync(outdir, { recursive: true, force: true }));

  it("keeps Terraform's pointer to the state while the target stays the same", () => {
    enterTarget(outdir, production);
    initStack();
    enterTarget(outdir, production);
    expect(existsSync(pointer)).toBe(true);
  });

  it("drops the pointer, and only it, when the target changes: no state is copied over another target's", () => {
    enterTarget(outdir, production);
    initStack();
    enterTarget(outdir, staging);
    expect(existsSync(pointer)).toBe(false);
    expect(existsSync(plugins)).toBe(true);
  });

  it("drops a pointer of unknown origin", () => {
    initStack();
    enterTarget(outdir, production);
    expect(existsSync(pointer)).toBe(false);
  });
});
