import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

import { POSTGRES_METRICS } from "../../../modules/postgres/postgres-metrics";
import { PAIR, synthesizePair } from "./synthesize-pair";

const MODULES = join(__dirname, "..", "..", "..", "modules");
const MOST_BYTES = 16_384;

/** What cloud-init writes: programs come packed. */
function textOf({ content, encoding }: { readonly content: string; readonly encoding?: string }): string {
  return encoding === "gz+b64" ? gunzipSync(Buffer.from(content, "base64")).toString() : content;
}

describe("the first boot of a database machine", () => {
  const synth = synthesizePair();
  const settings = (role: string) => synth.files(role)["/etc/fleet/postgres.env"]!;

  it("tells the primary what it is, whom it serves, and where its disks and passwords are", () => {
    expect(settings("primary").content.trimEnd().split("\n")).toEqual([
      "ROLE='primary'",
      "MACHINE='acme-production-postgres-primary'",
      "SETTINGS_PARAMETER='/terraform/acme/production/db-settings'",
      "REGION='us-east-2'",
      "PRIMARY_ADDRESS='10.100.32.10'",
      "CLIENT_NETWORK_CIDR='10.100.0.0/16'",
      `DATA_VOLUME='${synth.reference("aws_ebs_volume", "primary_data")}'`,
      `WAL_VOLUME='${synth.reference("aws_ebs_volume", "primary_wal")}'`,
      `BACKUP_VOLUME='${synth.reference("aws_ebs_volume", "primary_backup")}'`,
      "ADMIN_SECRET='/terraform/acme/production/db-password'",
      "REPLICATION_SECRET='/terraform/acme/production/db-replication-password'",
      "METRICS_NAMESPACE='ClientFleet/PostgreSQL'",
    ]);
  });

  it("tells the replica whom to follow, and nothing of what is the primary's", () => {
    const lines = settings("replica").content.split("\n");
    expect(lines).toEqual(
      expect.arrayContaining([
        "ROLE='replica'",
        "MACHINE='acme-production-postgres-replica'",
        "PRIMARY_ADDRESS='10.100.32.10'",
        `DATA_VOLUME='${synth.reference("aws_ebs_volume", "replica_data")}'`,
        "BACKUP_VOLUME=''",
        "ADMIN_SECRET=''",
        "REPLICATION_SECRET='/terraform/acme/production/db-replication-password'",
      ]),
    );
  });

  it("tells it nothing that may change while it lives", () => {
    const changed = synthesizePair({ replica: undefined, postgresVersion: "16", port: 6543, backupRetentionDays: 35 });
    expect(changed.userData("primary")).toBe(synth.userData("primary"));
  });

  it("lets nobody but root read the settings", () => {
    expect(settings("primary")).toMatchObject({ permissions: "0600" });
  });

  it.each([
    ["/usr/local/sbin/fleet-machine", "machine/boot/fleet-machine", "0755"],
    ["/usr/local/sbin/fleet-postgres", "postgres/boot/fleet-postgres", "0755"],
    ["/usr/local/sbin/fleet-postgres-backups", "postgres/boot/fleet-postgres-backups", "0755"],
    ...["", "-backup", "-metrics", "-tend"].map((part) => unit(`fleet-postgres${part}.service`)),
    ...["-backup", "-metrics", "-tend"].map((part) => unit(`fleet-postgres${part}.timer`)),
  ])("installs %s as it is in the repository, for root to change", (path, source, permissions) => {
    const file = synth.files("primary")[path]!;
    expect(file).toMatchObject({ path, permissions });
    expect(textOf(file)).toBe(readFileSync(join(MODULES, source), "utf8"));
    expect(synth.files("replica")[path]).toEqual(synth.files("primary")[path]);
  });

  it("sets nothing that no program asks for, and watches nothing that none reports", () => {
    const files = Object.values(synth.files("primary")).filter(({ path }) => path.startsWith("/usr/local/sbin/"));
    const programs = files.map(textOf).join("\n");
    for (const [, key] of settings("primary").content.matchAll(/^([A-Z_]+)=/gm))
      expect(programs).toMatch(new RegExp(`\\$\\{?${key}\\b`));
    for (const { metricName } of Object.values(POSTGRES_METRICS).flat())
      expect(programs).toMatch(new RegExp(`\\b${metricName}\\b`));
  });

  it("prepares the machine, then starts the database, its backups, its figures and its care", () => {
    expect(synth.commands("primary")).toEqual([
      ["/usr/local/sbin/fleet-machine", "prepare"],
      ["systemctl", "daemon-reload"],
      ["systemctl", "enable", "--now", "fleet-postgres.service"],
      ["systemctl", "enable", "--now", ...["backup", "metrics", "tend"].map((part) => `fleet-postgres-${part}.timer`)],
    ]);
    expect(synth.commands("replica")).toEqual(synth.commands("primary"));
  });

  it("leaves room in the user data for names of any length that the registry takes", () => {
    const name = "a".repeat(63);
    const long = synthesizePair({ name, adminSecretName: `/terraform/${name}/p`, metricsNamespace: name });
    expect(gzipSync(long.userData("primary")).length).toBeLessThanOrEqual(MOST_BYTES);
    expect(PAIR.name.length).toBeLessThan(name.length);
  });
});

function unit(name: string): [string, string, string] {
  return [`/etc/systemd/system/${name}`, `postgres/boot/${name}`, "0644"];
}
