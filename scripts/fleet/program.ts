import { Command } from "commander";

import { version } from "../../package.json";
import { accessLog } from "./access-log/command";
import { cost } from "./review/account/cost/command";
import { quota } from "./review/account/quota/command";
import { apm } from "./apm/command";
import { securityAudit } from "./audit/command";
import { bucketBackup } from "./buckets/bucket-backup/command";
import { deploy } from "./deploy/command";
import { destroy } from "./deploy/destroy/command";
import { plan } from "./deploy/plan/command";
import { destroyS3Buckets } from "./buckets/destroy-s3-buckets/command";
import { emergencyS3Cleanup } from "./buckets/emergency-s3-cleanup/command";
import { validateAll } from "./checks/command";
import { list } from "./clients/list/command";
import { show } from "./clients/show/command";
import { complete } from "./completion/command";
import { costReport } from "./costs/cost-report/command";
import { storage } from "./costs/storage/command";
import { dnsRecord } from "./dns/command";
import { doctor } from "./doctor/command";
import { docs } from "./docs/command";
import { github } from "./github/command";
import { help } from "./help/command";
import { kubeconfig } from "./kubeconfig/command";
import { verifyGone } from "./lifecycle/verify-gone/command";
import { presign } from "./presign/command";
import { provision } from "./provision/command";
import { schema } from "./registry/schema/command";
import { targets } from "./registry/targets/command";
import { validateCidr } from "./registry/validate-cidr/command";
import { validate } from "./registry/validate/command";
import { addresses } from "./review/addresses/command";
import { review } from "./review/comment/command";
import { gate } from "./review/gate/command";
import { isolation } from "./review/isolation/command";
import { diff } from "./review/diff/command";
import { securityScan } from "./review/security-scan/command";
import { state } from "./state/command";
import { backends } from "./terraform/backends/command";
import { verifyS3Security } from "./verify/command";

/** Every command, under the headings of the help and in its order; some have launchers with documented names (S3-07). */
const COMMANDS: Readonly<Record<string, readonly (() => Command)[]>> = {
  "Registry and what is made from it:": [
    validate,
    validateCidr,
    validateAll,
    targets,
    schema,
    addresses,
    docs,
    storage,
    securityScan,
  ],
  "What a change does, and to whom:": [diff, gate, review, isolation, quota, cost],
  "An account, and Terraform's states in it:": [
    doctor,
    provision,
    plan,
    deploy,
    destroy,
    backends,
    verifyS3Security,
    securityAudit,
    verifyGone,
    state,
  ],
  "Buckets:": [bucketBackup, destroyS3Buckets, emergencyS3Cleanup],
  "Clients:": [list, show, apm, presign, kubeconfig, dnsRecord, costReport, accessLog],
  "Pipelines:": [github],
  "Shell:": [complete, help],
};

/** The program `fleet`: names every command, nothing else. */
export function fleetProgram(): Command {
  const program = new Command("fleet")
    .description("Many clients' AWS infrastructure, each fully isolated, from one typed registry")
    .version(version, "-V, --version")
    .helpCommand(false);
  for (const [heading, commands] of Object.entries(COMMANDS)) {
    program.commandsGroup(heading);
    for (const command of commands) program.addCommand(command());
  }
  return program;
}
