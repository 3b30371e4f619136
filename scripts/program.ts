import { Command } from "commander";

import { version } from "../package.json";
import { accessLog } from "./commands/access-log";
import { addresses } from "./commands/addresses";
import { apm } from "./commands/apm";
import { backends } from "./commands/backends";
import { bucketBackup } from "./commands/bucket-backup";
import { complete } from "./commands/complete";
import { costReport } from "./commands/cost-report";
import { destroyS3Buckets } from "./commands/destroy-s3-buckets";
import { dnsRecord } from "./commands/dns-record";
import { docs } from "./commands/docs";
import { emergencyS3Cleanup } from "./commands/emergency-s3-cleanup";
import { kubeconfig } from "./commands/kubeconfig";
import { presign } from "./commands/presign";
import { provision } from "./commands/provision";
import { schema } from "./commands/schema";
import { securityAudit } from "./commands/security-audit";
import { securityScan } from "./commands/security-scan";
import { state } from "./commands/state";
import { storage } from "./commands/storage";
import { validate } from "./commands/validate";
import { validateCidr } from "./commands/validate-cidr";
import { verifyS3Security } from "./commands/verify-s3-security";

/** The program `fleet`: names every command, nothing else. */
export function fleetProgram(): Command {
  return new Command("fleet")
    .description("Many clients' AWS infrastructure, each fully isolated, from one typed registry")
    .version(version, "-V, --version")
    .helpCommand(false)
    .commandsGroup("Registry and what is made from it:")
    .addCommand(validate())
    .addCommand(validateCidr())
    .addCommand(schema())
    .addCommand(addresses())
    .addCommand(docs())
    .addCommand(storage())
    .addCommand(securityScan())
    .commandsGroup("An account, and Terraform's states in it:")
    .addCommand(provision())
    .addCommand(backends())
    .addCommand(verifyS3Security())
    .addCommand(securityAudit())
    .addCommand(state())
    .commandsGroup("Buckets:")
    .addCommand(bucketBackup())
    .addCommand(destroyS3Buckets())
    .addCommand(emergencyS3Cleanup())
    .commandsGroup("Clients:")
    .addCommand(apm())
    .addCommand(presign())
    .addCommand(kubeconfig())
    .addCommand(dnsRecord())
    .addCommand(costReport())
    .addCommand(accessLog())
    .commandsGroup("Shell:")
    .addCommand(complete());
}
