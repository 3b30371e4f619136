import { FILES } from "../../../../config/registry";
import { fleet } from "../../../support/fleet";
import { platformWith } from "../../../support/fleets";
import { edited } from "../../../support/full-project";
import { clientEntry, EXAMPLE, EXAMPLE_ROOT, projectOf, withProject } from "../../../support/registry";
import type { Run } from "../../../support/synth-project";
import { terraformState } from "../../../support/terraform-state";
import { statesDouble } from "./states-double";

interface Listed {
  readonly clients: readonly {
    readonly name: string;
    readonly stage: string | null;
    readonly stageSince: string | null;
    readonly enabled: boolean | null;
    readonly places: readonly {
      readonly environment: string;
      readonly layers: readonly { layer: string; stack: string; deployed: boolean | null; resources: number }[] | null;
    }[];
  }[];
  readonly unknown: readonly { environment: string; reason: string }[];
}

const CREDENTIALS = { AWS_ACCESS_KEY_ID: "none", AWS_SECRET_ACCESS_KEY: "none", AWS_EC2_METADATA_DISABLED: "true" };
const aws = statesDouble();

const list = (...args: string[]): Promise<Run> => fleet(["list", "--root", EXAMPLE_ROOT, ...args], CREDENTIALS);
const dataOf = ({ stdout }: Run): Listed => JSON.parse(stdout) as Listed;
const rows = ({ stdout }: Run): string[][] =>
  stdout
    .trimEnd()
    .split("\n")
    .map((line) => line.split(/ {2,}/));
const column = (run: Run, head: string): (string | undefined)[] => {
  const [heads, ...lines] = rows(run);
  return lines.map((line) => line[heads!.indexOf(head)]);
};

beforeEach(() => aws.begin());

describe("fleet list, offline", () => {
  it("shows every client of every place with what the files say, and one line why the rest is unknown", async () => {
    const run = await list("--offline");
    expect(run.status).toBe(0);
    expect(
      rows(run)
        .slice(1)
        .map((line) => line.slice(0, 6)),
    ).toEqual([
      ["acme", "active", "premium", "production in us-east-2", "10.100.0.0/16", "1.35 (207 days)"],
      ["acme", "active", "premium", "staging in us-east-2", "10.110.0.0/16", "1.35 (207 days)"],
      ["globex", "active", "standard", "production in us-east-2", "10.101.0.0/16", "1.35 (207 days)"],
      ["initech", "active, disabled", "standard", "production in us-east-2", "10.102.0.0/16", "1.35 (207 days)"],
    ]);
    expect(new Set(column(run, "deployed"))).toEqual(new Set(["unknown"]));
    expect(run.stderr.match(/unknown/g)).toHaveLength(1);
    expect(aws.calls()).toBe(0);
  });

  it("has those whom the ledger alone names, reserved or gone, with the day since when", async () => {
    const block = (n: number, more: object) => ({
      vpc_cidr: `10.${n}.0.0/16`,
      region: "us-east-2",
      environment: "production",
      allocated_date: "2026-08-03",
      ...more,
    });
    const files = edited(EXAMPLE, [
      { file: "ledger", path: ["clients", "hooli"], value: block(130, { status: "reserved" }) },
      {
        file: "ledger",
        path: ["clients", "vandelay"],
        value: block(131, { status: "decommissioned", decommissioned_date: "2026-08-20" }),
      },
    ]);
    const run = await withProject(files, (root) => fleet(["list", "--offline", "--json", "--root", root]));
    const gone = dataOf(run).clients.filter(({ enabled }) => enabled === null);
    expect(gone.map(({ name, stage, stageSince }) => [name, stage, stageSince])).toEqual([
      ["hooli", "reserved", "2026-08-03"],
      ["vandelay", "decommissioned", "2026-08-20"],
    ]);
  });

  it("keeps to one place, and says how many are elsewhere", async () => {
    const run = await list("--offline", "--environment", "staging");
    expect(column(run, "target")).toEqual(["staging in us-east-2"]);
    expect(run.stderr).toContain("2 clients elsewhere");
  });

  it("is a head and nothing else without any client", async () => {
    const files = { ...projectOf({}), [FILES.clients]: "allow_empty: true\nclients: {}\n" };
    const run = await withProject(files, (root) => fleet(["list", "--root", root]));
    expect(run).toMatchObject({ status: 0, stderr: "" });
    expect(rows(run)).toHaveLength(1);
  });
});

describe("fleet list", () => {
  it("counts each client's own resources in states that all share", async () => {
    aws.put("01-foundation/production", terraformState(7, ["acme_vpc_1", "acme_key_2", "globex_vpc_3", "shared_4"]));
    aws.put("02-platform/production", terraformState(3, ["acme_cluster_1", "initech_cluster_2"]));
    const run = await list("--environment", "production");
    expect(run).toMatchObject({ status: 0, stderr: "" });
    expect(column(run, "deployed")).toEqual(["2 of 6: foundation, platform", "1 of 5: foundation", "still platform"]);
    expect(column(run, "resources")).toEqual(["3", "1", "1"]);
    expect(column(run, "changed")).toEqual(["60 minutes", "60 minutes", "60 minutes"]);
    expect(column(run, "locks")).toEqual(["free", "free", "free"]);
  });

  it("reads the states of disabled clients, too, where each has its own", async () => {
    const clients = { acme: clientEntry(1), globex: { ...clientEntry(2), enabled: false } };
    const files = projectOf(clients, platformWith({ state: { layout: "client" } }));
    aws.put("01-foundation/production/clients/globex", terraformState(2, ["globex_vpc_1"]));
    const run = await withProject(files, (root) => fleet(["list", "--json", "--root", root], CREDENTIALS));
    const deployed = dataOf(run).clients.map(({ places }) =>
      places[0]!.layers!.filter((layer) => layer.deployed).map(({ stack }) => stack),
    );
    expect(deployed).toEqual([[], ["foundation-globex"]]);
  });

  it("names a held lock, by whom and for how long", async () => {
    aws.lock("01-foundation/production");
    const run = await list("--environment", "production");
    expect(run.status).toBe(0);
    expect(column(run, "locks")).toEqual(["held: 1", "held: 1", "held: 1"]);
    expect(run.stderr).toMatch(/foundation: lock table: .*ann@desk/);
    expect(run.stderr).toContain("production in us-east-2: foundation: locked for 2 hours");
  });

  it("says of a layer whose state is broken that it is unknown, and goes on with the others", async () => {
    aws.put("01-foundation/production", "{");
    aws.put("02-platform/production", terraformState(3, ["acme_cluster_1"]));
    const run = await list("--environment", "production");
    expect(column(run, "deployed")[0]).toBe("1 of 6: platform; unknown: foundation");
    expect(run.stderr).toContain("foundation: its state is not JSON, or cut off");
  });

  it.each([
    ["without credentials", () => Object.assign(new Error("none"), { name: "CredentialsProviderError" })],
    ["without a network", () => Object.assign(new Error("gone"), { name: "TimeoutError" })],
    ["refused by the store", () => Object.assign(new Error("no"), { name: "AccessDenied", $metadata: {} })],
  ])("%s shows the files, ends well, and says why the rest is unknown", async (_, error) => {
    aws.refuse(error());
    const run = await list("--environment", "production");
    expect(run.status).toBe(0);
    expect(new Set(column(run, "deployed"))).toEqual(new Set(["unknown"]));
    expect(run.stderr).toMatch(/no valid AWS credentials|can't be reached|access denied/);
  });

  it("asks one target, or all of them, each with what its account answers", async () => {
    const one = dataOf(await list("--json"));
    expect(one.unknown).toEqual([{ environment: "staging", region: "us-east-2", reason: "--all-targets asks it" }]);
    const all = dataOf(await list("--json", "--all-targets"));
    expect(all.unknown).toEqual([
      expect.objectContaining({ environment: "staging", reason: expect.stringContaining("210987654321") as string }),
    ]);
    expect(all.clients[0]!.places[0]!.layers).toHaveLength(6);
  });
});
