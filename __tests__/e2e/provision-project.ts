import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";

import { clientSettings } from "../../scripts/fleet/aws/client-settings";
import { ACCOUNT, REGION, type Operator } from "../support/operator";
import type { Files } from "../support/registry";
import { copyProject } from "../support/synth-project";
import type { Run } from "../support/terraform/run";
import { emulatedTerraform } from "../support/terraform/emulated-terraform";
import type { ProviderMirror } from "../support/terraform/provider-mirror";
import { SLOW_TO_SETTLE } from "./slow-to-settle";

const ROLE = `arn:aws:iam::${ACCOUNT}:role/terraform-deploy`;

/** A clone of the project, in which an operator provisions production with real Terraform. */
export interface ProvisionProject {
  readonly root: string;
  /** Variables that commands need in it. */
  readonly env: Record<string, string>;
  provision(...args: string[]): Promise<Run>;
  /** The same as a program of its own, which can be killed. */
  program(...args: string[]): Promise<Run>;
  /** As a fresh clone would be in an account that was reset; what Terraform installed stays. */
  forget(): Promise<void>;
  remove(): void;
}

/** Copies the project with the shipped example or other files, and works as the role that it has for deploying. */
export async function provisionProject(
  operator: Operator,
  mirror: ProviderMirror,
  files: Files = {},
): Promise<ProvisionProject> {
  const folder = mkdtempSync(path.join(tmpdir(), "fleet-provision-"));
  const root = path.join(folder, "project");
  copyProject(root, files);
  const env = {
    ...emulatedTerraform({ folder, endpoint: operator.endpoint, mirror, without: SLOW_TO_SETTLE }),
    ...(await assumeRole(ROLE)),
  };
  return {
    root,
    env,
    async forget() {
      for (const name of readdirSync(root).filter((name) => name.startsWith("terraform.")))
        rmSync(path.join(root, name));
      for (const name of ["cdktf.out/stacks/bootstrap/.terraform/terraform.tfstate", "backends"])
        rmSync(path.join(root, name), { recursive: true, force: true });
      // Credentials of a role are forgotten with the account.
      Object.assign(env, await assumeRole(ROLE));
    },
    provision: (...args) => operator.fleet(["provision", ...args], { folder: root, env }),
    program: (...args) => operator.program(["provision", ...args], { folder: root, env }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function assumeRole(RoleArn: string): Promise<Record<string, string>> {
  const sts = new STSClient(clientSettings(REGION));
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "operator" }));
  sts.destroy();
  return {
    AWS_ACCESS_KEY_ID: Credentials!.AccessKeyId!,
    AWS_SECRET_ACCESS_KEY: Credentials!.SecretAccessKey!,
    AWS_SESSION_TOKEN: Credentials!.SessionToken!,
  };
}
