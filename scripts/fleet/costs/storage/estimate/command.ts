import { Command, InvalidArgumentError, Option } from "commander";

import { BUCKET_PROFILES } from "../../../../../config/catalogue/storage/profiles";
import { jsonOption } from "../../../terminal/options";
import { parseSize } from "./size";
import type { EstimateOptions } from "./show-estimate";

const HELP = `
Compares a profile's lifecycle with leaving everything in STANDARD, for the workload you state. What is saved, if
anything, depends on that workload: small objects, many reads and short lives can make a lifecycle dearer.

Examples:
  $ npx fleet storage estimate --profile output --objects 100000 --size 2MiB --reads 50000
  $ npx fleet storage estimate --profile data --objects 1000000 --size 20KiB --months 36 --json
  $ npx fleet storage estimate --profile data --prefix compliance/ --objects 1000 --size 1GiB --months 84
`;

/** `fleet storage estimate`: what a bucket's lifecycle costs for a stated workload (S4-31). */
export function storageEstimate(): Command {
  return new Command("estimate")
    .description("estimate what a bucket profile costs for a workload, against STANDARD")
    .addOption(
      new Option("--profile <purpose>", "profile of the bucket")
        .choices(Object.keys(BUCKET_PROFILES))
        .makeOptionMandatory(),
    )
    .option("--prefix <prefix>", "where in the bucket the objects are, if the profile has rules for it")
    .requiredOption("--objects <count>", "new objects a month", positive)
    .requiredOption("--size <size>", "average size of an object, such as 200KiB or 2MiB", size)
    .option("--reads <count>", "reads a month", count, 0)
    .option("--read-until <days>", "age up to which objects are read", count, 30)
    .option("--months <months>", "how long costs are added up", positive, 12)
    .option("--retention-days <days>", "days until objects expire, for profiles whose retention is a setting", positive)
    .option("--intelligent-tiering", "INTELLIGENT_TIERING in place of STANDARD_IA")
    .option("--no-intelligent-tiering", "STANDARD_IA in place of INTELLIGENT_TIERING")
    .addOption(jsonOption("print the estimate as JSON on stdout"))
    .addHelpText("after", HELP)
    .action(async (options: EstimateOptions) => (await import("./show-estimate")).showEstimate(options));
}

function positive(text: string): number {
  const number = count(text);
  if (number === 0) throw new InvalidArgumentError("must be more than 0.");
  return number;
}

function count(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("must be a whole number.");
  return Number(text);
}

function size(text: string): number {
  const bytes = parseSize(text);
  if (!bytes) throw new InvalidArgumentError("must be a size such as 4096, 200KiB or 2MiB.");
  return bytes;
}
