import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { ListBucketsCommand } from "@aws-sdk/client-s3";

import { startOperator, type Operator } from "../support/operator";
import type { Run } from "../support/terraform/run";

export const LOGS = "ohio-01-us-east-2-logs-production";
export const TRACES = "ohio-01-us-east-2-traces-production";
export const STATE = "ohio-01-terraform-state-production";
export const AUDIT = "ohio-01-us-east-2-audit-logs-production";

/** An account that is emptied before every test, and a folder for backups. */
export interface DestructionScene {
  readonly operator: Operator;
  readonly backups: string;
  readonly destroy: (...args: string[]) => Promise<Run>;
  /** The names of all buckets there are, sorted. */
  readonly buckets: () => Promise<string[]>;
}

/** Opens the scene for the suite it is called in, and closes it afterwards; it is there from the first test on. */
export function destructionScene(): DestructionScene {
  const scene: { operator?: Operator; backups?: string } = {};
  beforeAll(async () => {
    scene.operator = await startOperator();
    scene.backups = mkdtempSync(path.join(tmpdir(), "fleet-backups-"));
  });
  afterAll(async () => {
    if (scene.backups) rmSync(scene.backups, { recursive: true });
    await scene.operator?.stop();
  });
  beforeEach(() => scene.operator!.reset());
  return {
    get operator() {
      return scene.operator!;
    },
    get backups() {
      return scene.backups!;
    },
    destroy: (...args) => scene.operator!.fleet(["destroy-s3-buckets", ...args]),
    buckets: async () => {
      const { Buckets = [] } = await scene.operator!.s3.send(new ListBucketsCommand({}));
      return Buckets.map(({ Name }) => Name!).sort();
    },
  };
}
