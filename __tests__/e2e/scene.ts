import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Account, account } from "../support/emulator/account";
import { startMoto } from "../support/emulator/moto";
import { type Shim, startShim } from "../support/emulator/shim";
import type { ProviderMirror } from "../support/terraform/provider-mirror";
import { type Workspace, workspace } from "../support/terraform/workspace";

/** An empty account and a directory to work on it from. */
export interface Scene {
  readonly root: string;
  readonly shim: Shim;
  readonly account: Account;
  /** A workspace of its own, as another operator's machine would have. */
  workspace(name: string, operator?: string): Workspace;
  close(): Promise<void>;
}

/** Starts the emulator with the shim in front of it; types of resources that are `without` are left out of every stack. */
export async function openScene(
  mirror: ProviderMirror,
  region: string,
  without: readonly string[] = [],
): Promise<Scene> {
  const root = mkdtempSync(path.join(tmpdir(), "fleet-e2e-"));
  const moto = await startMoto();
  const shim = await startShim(moto.endpoint);
  return {
    root,
    shim,
    account: account(shim.endpoint, region),
    workspace: (name, operator = "operator") =>
      workspace({ root: path.join(root, operator), name, endpoint: shim.endpoint, mirror, without }),
    async close() {
      await shim.stop();
      await moto.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
