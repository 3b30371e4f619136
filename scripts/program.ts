import { Command } from "commander";

import { version } from "../package.json";
import { addresses } from "./commands/addresses";
import { backends } from "./commands/backends";
import { docs } from "./commands/docs";
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
    .addCommand(backends())
    .addCommand(schema())
    .addCommand(docs())
    .addCommand(securityScan())
    .addCommand(addresses())
    .addCommand(provision())
    .addCommand(verifyS3Security())
    .addCommand(securityAudit())
    .addCommand(storage())
    .addCommand(state());
}
