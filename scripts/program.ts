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
    .addCommand(validate())
    .addCommand(validateCidr())
    .addCommand(schema())
    .addCommand(addresses())
    .addCommand(docs())
    .addCommand(storage())
    .addCommand(securityScan())
    .addCommand(provision())
    .addCommand(backends())
    .addCommand(verifyS3Security())
    .addCommand(securityAudit())
    .addCommand(state())
    .addCommand(bucketBackup())
    .addCommand(destroyS3Buckets())
    .addCommand(emergencyS3Cleanup())
    .addCommand(apm())
    .addCommand(presign())
    .addCommand(accessLog())
    .addCommand(costReport())
    .addCommand(kubeconfig())
    .addCommand(dnsRecord())
    .addCommand(complete());
}
