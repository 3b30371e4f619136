import { names, type PrefixType } from "../../config/names";
import { clientEntry } from "../support/registry";
import type { Body } from "../../scripts/fleet/review/model/stack";
import { stringsIn } from "../../scripts/fleet/review/model/strings-in";
import { resourcesIn } from "../support/synth";
import { at, SynthesizedFleet } from "./synthesized-fleet";

const EKS = () => ({ instance_types: ["m6i.xlarge"], min_size: 2, max_size: 4, desired_size: 2 });
const fleet = SynthesizedFleet.of({ acme: clientEntry(1, { eks: EKS() }), "acme-eu": clientEntry(2, { eks: EKS() }) });
const CLIENTS = ["acme", "acme-eu"] as const;

const prefix = (type: PrefixType, client: string): string => names.clientPrefix(type, client);
const bare = (type: PrefixType, client: string): string => prefix(type, client).replace(/\/$/, "");

/** The policy of a tool's role; its address says whose it is. */
function policyOf(client: string, role: string): string {
  const policies = fleet.resources("observability", client).filter(({ type }) => type === "aws_iam_role_policy");
  const found = policies.filter(({ id }) => new RegExp(`_${role}[-_]identity_`).test(id));
  expect(found).toHaveLength(1);
  return String(found[0]!.body.policy);
}

/** The one string that stands for a client in a shared bucket, and everything that has to use it (C-02, X-09). */
describe.each(CLIENTS)("The prefix of %s in shared buckets", (client) => {
  const other = client === "acme" ? "acme-eu" : "acme";

  it("is where the client's network may go", () => {
    const [endpoint] = fleet.of("foundation", client, "aws_vpc_endpoint");
    for (const type of ["logs", "traces", "metrics", "audit-logs"] as const)
      expect(String(endpoint!.policy)).toContain(`/${prefix(type, client)}*`);
  });

  it("is where Loki, Tempo, Thanos and Fluent Bit keep their data (M-63, M-64)", () => {
    expect(at(fleet.values("observability", client, "loki"), "loki.storage_config.object_prefix")).toBe(
      prefix("logs", client),
    );
    expect(at(fleet.values("observability", client, "tempo"), "tempo.storage.trace.s3.prefix")).toBe(
      bare("traces", client),
    );
    const secrets = JSON.stringify(fleet.of("observability", client, "kubernetes_secret_v1"));
    expect(secrets).toContain(bare("metrics", client));
    const outputs = String(at(fleet.values("observability", client, "fluent-bit"), "config.outputs"));
    expect(outputs).toContain(`/${prefix("logs", client)}raw/`);
  });

  it("is where audit logs are delivered, and their errors (S3-94, M-55)", () => {
    const [stream] = fleet.of("platform", client, "aws_kinesis_firehose_delivery_stream");
    const destination = stream!.extended_s3_configuration as Body;
    expect(String(destination.prefix)).toMatch(new RegExp(`^${prefix("audit-logs", client)}`));
    expect(String(destination.error_output_prefix)).toMatch(new RegExp(`^${prefix("audit-logs", client)}`));
  });

  it.each<[string, PrefixType]>([
    ["loki", "logs"],
    ["fluent-bit", "logs"],
    ["tempo", "traces"],
    ["thanos", "metrics"],
    ["prometheus", "metrics"],
  ])("is all that the role of %s reaches", (role, type) => {
    const statements = (JSON.parse(policyOf(client, role)) as { Statement: Body[] }).Statement;
    const text = JSON.stringify(statements);
    expect(text).toContain(prefix(type, client));
    expect(text).not.toContain(`client=${other}/`);
    // `client=acme*` would be acme-eu's as well.
    expect(text).not.toMatch(new RegExp(`client=${client}\\*`));
  });

  it("is in nothing of the other's", () => {
    for (const layer of ["platform", "observability", "foundation"] as const) {
      const texts = resourcesIn({ [layer]: fleet.layer(layer) })
        .filter(({ id }) => id.startsWith(`${other}_`))
        .flatMap(({ body }) => [...stringsIn(body)].map(({ text }) => text));
      expect(texts.filter((text) => text.includes(`client=${client}/`))).toEqual([]);
    }
  });
});
