import { Command } from "commander";

import { version } from "../../package.json";
import { accessLog } from "./access-log/command";
import { addresses } from "./review/addresses/command";
import { apm } from "./apm/command";
import { backends } from "./terraform/backends/command";
import { bucketBackup } from "./buckets/backup/command";
import { complete } from "./completion/command";
import { costReport } from "./costs/report/command";
import { destroyS3Buckets } from "./buckets/destroy/command";
import { dnsRecord } from "./dns/command";
import { docs } from "./docs/command";
import { emergencyS3Cleanup } from "./buckets/emergency/command";
import { kubeconfig } from "./kubeconfig/command";
import { presign } from "./presign/command";
import { provision } from "./provision/command";
import { schema } from "./registry/schema/command";
import { securityAudit } from "./audit/command";
import { securityScan } from "./review/security-scan/command";
import { state } from "./state/command";
import { storage } from "./costs/estimate/command";
import { validate } from "./registry/validate/command";
import { validateAll } from "./checks/command";
import { validateCidr } from "./registry/validate-cidr/command";
import { verifyS3Security } from "./verify/command";

/** The program `fleet`: names every command, nothing else. */
export function fleetProgram(): Command {
  return new Command("fleet")
    .description("Many clients' AWS infrastructure, each fully isolated, from one typed registry")
    .version(version, "-V, --version")
    .helpCommand(false)
    .commandsGroup("Registry and what is made from it:")
    .addCommand(validate())
    .addCommand(validateCidr())
    .addCommand(validateAll())
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
