import { fleet } from "../../../support/fleet";
import { EXAMPLE_ROOT } from "../../../support/registry";
import type { Run } from "../../../support/synth-project";
import { terraformState } from "../../../support/terraform-state";
import { statesDouble } from "./states-double";

const CREDENTIALS = { AWS_ACCESS_KEY_ID: "none", AWS_SECRET_ACCESS_KEY: "none", AWS_EC2_METADATA_DISABLED: "true" };
const aws = statesDouble();

const show = (...args: string[]): Promise<Run> => fleet(["show", "--root", EXAMPLE_ROOT, ...args], CREDENTIALS);
const production = (...args: string[]): Promise<Run> => show("acme", "--environment", "production", ...args);

/** A state of acme's database with what it publishes. */
function stateWith(value: object, sensitive?: true): string {
  const state = JSON.parse(terraformState(5, ["acme_machine_1"])) as Record<string, unknown>;
  const outputs = { client_databases: { value: { acme: value }, type: "dynamic", sensitive } };
  return JSON.stringify({ ...state, outputs }, null, 2);
}

beforeEach(() => aws.begin());

describe("fleet show", () => {
  it("tells names, links and commands offline, and asks AWS nothing", async () => {
    const { status, stdout, stderr } = await production("--offline");
    expect(status).toBe(0);
    for (const part of [
      "acme (Acme Corporation): active since 2026-01-05, tier premium, code ACME",
      "https://us-east-2.console.aws.amazon.com/eks/clusters/acme-production-us-east-2?region=us-east-2",
      "npx fleet kubeconfig --client acme --environment production --region us-east-2 --write",
      "kubectl --context acme port-forward -n observability svc/grafana 3000:80",
      "Name=tag:Name,Values=acme-production-postgres-primary",
      "ohio-01-us-east-2-acme-data-production-replica",
      "s3://ohio-01-us-east-2-logs-production/logs/client=acme/",
      "/terraform/acme/production/db-password",
    ])
      expect(stdout).toContain(part);
    expect(stderr).toBe("what is deployed is unknown: --offline asks nothing\n");
    expect(aws.calls()).toBe(0);
  });

  it("shows each layer's state with serial, age, resources and locks", async () => {
    aws.put("01-foundation/production", terraformState(7, ["acme_vpc_1", "globex_vpc_3"]));
    aws.lock("01-foundation/production");
    const { stdout, stderr } = await production();
    expect(stdout).toMatch(/\n {2}foundation +ok +7 +1 +60 minutes +held for 2 hours\n/);
    expect(stdout).toMatch(/\n {2}platform +missing +- +0 +- +free\n/);
    expect(stderr).toContain("foundation: locked for 2 hours");
  });

  it("takes ids from what layers publish, unless they are none or sensitive", async () => {
    const commandsWith = async (text: string): Promise<string> => {
      aws.put("03-database/production", text);
      return (await production()).stdout;
    };
    const id = "i-0123456789abcdef0";
    expect(await commandsWith(stateWith({ primary_instance_id: id }))).toContain(`--target ${id} --document-name`);
    expect(await commandsWith(stateWith({ primary_instance_id: "$(reboot)" }))).not.toContain("reboot");
    expect(await commandsWith(stateWith({ primary_instance_id: id }, true))).not.toContain(id);
  });

  it("knows no way to a client that is switched off and of which nothing is left", async () => {
    const left = JSON.parse((await show("initech", "--json")).stdout) as { places: { commands: unknown[] }[] };
    expect(left.places.map(({ commands }) => commands)).toEqual([[]]);
    aws.put("02-platform/production", terraformState(3, ["initech_cluster_2"]));
    const still = JSON.parse((await show("initech", "--json")).stdout) as { places: { commands: unknown[] }[] };
    expect(still.places[0]!.commands).not.toEqual([]);
  });

  it("has every place in its JSON, with a reason where one can't be asked", async () => {
    const { status, stdout } = await show("acme", "--json");
    const { places, unknown } = JSON.parse(stdout) as { places: { layers: object[] | null }[]; unknown: object[] };
    expect(status).toBe(0);
    expect(places.map(({ layers }) => layers?.length ?? null)).toEqual([6, null]);
    expect(unknown).toEqual([expect.objectContaining({ environment: "staging" })]);
  });

  it.each([
    [["acmee"], 'did you mean "acme"?'],
    [["nobody-of-ours"], "npx fleet list names them all"],
    [["globex", "--environment", "staging"], "globex is not in staging: it is production in us-east-2"],
  ])("refuses %j, and says what there is", async (args, hint) => {
    const run = await show(...args);
    expect(run).toMatchObject({ status: 2, stdout: "" });
    expect(run.stderr).toContain(hint);
    expect(aws.calls()).toBe(0);
  });
});
