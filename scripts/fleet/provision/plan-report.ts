import type { Fleet } from "../../../config/fleet";
import { table } from "../terminal/table";
import type { ProvisionPlan, Standing } from "./plan";

const STANDINGS: Readonly<Record<Standing, string>> = {
  free: "to be made",
  managed: "already exists (owned)",
  interrupted: "made by the interrupted run, to be gone on with",
  exists: "exists, not in Terraform's state",
  unusable: "can't be used",
};

/** A plan for people: everything that has a name, and how it stands (S0-08, S3-99). */
export function planTable({ things }: ProvisionPlan): string {
  const rows = things.map(({ type, name, standing }) => [
    type.replace(/^aws_/, "").replaceAll("_", " "),
    name,
    STANDINGS[standing],
  ]);
  return table(["what", "name", "standing"], rows, process.stderr);
}

/** The same as data. */
export function planDocument({ target }: Fleet, { stateIn, things }: ProvisionPlan): object {
  const { environment, region, accountId } = target;
  return {
    environment,
    region,
    accountId,
    stateIn,
    things: things.map(({ address, type, name, region: where, standing, problem }) => {
      return { address, type, name, region: where, standing, problem };
    }),
  };
}
