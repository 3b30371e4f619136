import { VALID_BASE, clientEntry, fleetOf, projectOf, type Section } from "../support/registry";
import { maximalClient } from "../support/fleets";
import type { Body } from "../../scripts/fleet/review/model/stack";
import { productionWith, SynthesizedFleet } from "./synthesized-fleet";

const NETWORK = "data.terraform_remote_state.foundation.outputs.client_networks.acme";

function acme(sections: Section = {}, platform: Section = {}): SynthesizedFleet {
  return SynthesizedFleet.of({ acme: clientEntry(1, sections) }, platform);
}

function instanceOf(fleet: SynthesizedFleet, machine: "primary" | "replica"): Body {
  return fleet.at("database", `aws_instance.acme_postgres_${machine}_machine_instance`);
}

describe("The database layer", () => {
  const fleet = acme();

  it("has primary and replica in different zones, at the tenth address of their private subnets (S3-60)", () => {
    expect(instanceOf(fleet, "primary")).toMatchObject({
      subnet_id: `\${${NETWORK}.private_subnet_ids.us-east-2a}`,
      private_ip: "10.1.32.10",
      associate_public_ip_address: false,
    });
    expect(instanceOf(fleet, "replica")).toMatchObject({
      subnet_id: `\${${NETWORK}.private_subnet_ids.us-east-2b}`,
      private_ip: "10.1.48.10",
      associate_public_ip_address: false,
    });
  });

  it("has each volume in the zone of its machine (S3-61)", () => {
    const zoneOf = (machine: string, volume: string) =>
      fleet.at("database", `aws_ebs_volume.acme_postgres_${machine}_${volume}_volume`).availability_zone;
    expect(["data", "wal", "backup"].map((volume) => zoneOf("primary", volume))).toEqual(Array(3).fill("us-east-2a"));
    expect(["data", "wal"].map((volume) => zoneOf("replica", volume))).toEqual(Array(2).fill("us-east-2b"));
  });

  it("sizes machines and volumes as the client says", () => {
    const sized = acme({
      database: {
        master_instance_type: "r6i.xlarge",
        replica_instance_type: "r6i.large",
        data_volume_size: 200,
        wal_volume_size: 60,
        backup_volume_size: 400,
      },
    });
    expect(instanceOf(sized, "primary").instance_type).toBe("r6i.xlarge");
    expect(instanceOf(sized, "replica").instance_type).toBe("r6i.large");
    const volumes = sized.resources("database", "acme").filter(({ type }) => type === "aws_ebs_volume");
    expect(Object.fromEntries(volumes.map(({ id, body }) => [id, body.size]))).toEqual({
      acme_postgres_primary_data_volume: 200,
      acme_postgres_primary_wal_volume: 60,
      acme_postgres_primary_backup_volume: 400,
      acme_postgres_replica_data_volume: 200,
      acme_postgres_replica_wal_volume: 60,
    });
  });

  it("listens on the first of the client's database ports (S3-17)", () => {
    const ported = acme({ security: { database_ports: [6543, 5432] } });
    expect(ported.contract("client_databases").acme!.port).toBe(6543);
    expect(settingsOf(ported)).toMatchObject({ port: 6543 });
  });

  it("gives backups, where nobody says otherwise, the room that their retention takes", () => {
    const sizeOf = (sections: Section) =>
      acme(sections).at("database", "aws_ebs_volume.acme_postgres_primary_backup_volume").size;
    expect(sizeOf({})).toBe(Math.ceil((50 * 31) / 3));
    expect(sizeOf({ database: { data_volume_size: 90 }, storage: { backup_retention_days: 7 } })).toBe(240);
    expect(sizeOf({ database: { data_volume_size: 16384 } })).toBe(16384);
    expect(sizeOf({ database: { backup_volume_size: 60 } })).toBe(60);
  });

  it("tells a machine at its first boot nothing that may change without a new machine", () => {
    const changed = acme({
      deletion_protection: false,
      tier: "premium",
      database: {
        postgres_version: "16",
        replica_enabled: false,
        master_instance_type: "r6i.xlarge",
        data_volume_size: 70,
        wal_volume_size: 70,
        backup_volume_size: 900,
      },
      compute: { analytics_enabled: true, instance_type: "c6i.large", root_volume_size: 60, data_volume_size: 700 },
      storage: { backup_retention_days: 21, enable_dedicated_buckets: true },
      security: { database_ports: [6543], custom_ports: [8080], key_pair_name: "ops" },
    });
    const told = (fleet: SynthesizedFleet) => instanceOf(fleet, "primary").user_data_base64;
    expect(told(changed)).toBe(told(fleet));
    const analytics = (each: SynthesizedFleet) => each.of("compute", "acme", "aws_instance")[0]!.user_data_base64;
    expect(analytics(changed)).toBe(analytics(acme({ compute: { analytics_enabled: true } })));
    expect(settingsOf(changed)).toEqual({
      postgres_version: "16",
      port: 6543,
      replica_addresses: [],
      backup_retention_days: 21,
    });
  });

  it("has secrets of the documented names, and of no value that Terraform knows (S3-72)", () => {
    const secrets = fleet.of("database", "acme", "aws_secretsmanager_secret").map(({ name }) => name);
    expect(secrets).toEqual([
      "/terraform/acme/production/db-password",
      "/terraform/acme/production/db-replication-password",
    ]);
    expect(fleet.of("database", "acme", "aws_secretsmanager_secret_version")).toEqual([]);
  });

  it.each([7, 35])("keeps snapshots for the client's %d days (S3-64)", (days) => {
    const [policy] = acme({ storage: { backup_retention_days: days } }).of(
      "database",
      "acme",
      "aws_dlm_lifecycle_policy",
    );
    expect(JSON.stringify(policy)).toContain(`"retain_rule":{"interval":${days},"interval_unit":"DAYS"}`);
  });

  it("publishes where the machines are and where their passwords (S3-69)", () => {
    const pair = "acme_postgres";
    const volume = (name: string) => `\${aws_ebs_volume.${pair}_primary_${name}_volume.id}`;
    expect(fleet.contract("client_databases")).toEqual({
      acme: {
        postgres_version: `\${terraform_data.${pair}_version_data.output.postgres_version}`,
        port: 5432,
        primary_private_ip: "10.1.32.10",
        primary_instance_id: `\${aws_instance.${pair}_primary_machine_instance.id}`,
        primary_availability_zone: "us-east-2a",
        replica_private_ip: "10.1.48.10",
        replica_instance_id: `\${aws_instance.${pair}_replica_machine_instance.id}`,
        replica_availability_zone: "us-east-2b",
        password_secret_name: "/terraform/acme/production/db-password",
        password_secret_arn: `\${aws_secretsmanager_secret.${pair}_secrets_admin.arn}`,
        replication_secret_name: "/terraform/acme/production/db-replication-password",
        primary_volume_ids: { data: volume("data"), wal: volume("wal"), backup: volume("backup") },
        security_group_id: `\${${NETWORK}.security_group_ids.database}`,
      },
    });
  });
});

describe("A client without a replica", () => {
  const fleet = acme({ database: { replica_enabled: false } });

  it("has a primary, and nothing of a replica", () => {
    expect(fleet.of("database", "acme", "aws_instance")).toHaveLength(1);
    expect(fleet.resources("database", "acme").filter(({ id }) => id.includes("_replica_"))).toEqual([]);
  });

  it("publishes none of a replica's facts", () => {
    const facts = Object.keys(fleet.contract("client_databases").acme!);
    expect(facts.filter((fact) => fact.startsWith("replica_"))).toEqual([]);
    expect(facts).toContain("primary_private_ip");
  });
});

describe("A client without a database", () => {
  it("has nothing in this layer, beside one that has", () => {
    const fleet = SynthesizedFleet.of({
      acme: clientEntry(1, { database: { enabled: false, replica_enabled: false } }),
      globex: clientEntry(2),
    });
    expect(fleet.resources("database", "acme")).toEqual([]);
    expect(Object.keys(fleet.contract("client_databases"))).toEqual(["globex"]);
  });
});

describe("The image of machines (S3-65)", () => {
  const clients = { acme: maximalClient(1) };

  it.each(["database", "compute"] as const)("is the newest Debian 13, looked up once: %s", (layer) => {
    const fleet = SynthesizedFleet.of({ ...clients, globex: maximalClient(2) });
    expect(Object.keys(fleet.layer(layer).data!.aws_ami!)).toEqual(["debian"]);
    for (const client of ["acme", "globex"])
      for (const { ami } of fleet.of(layer, client, "aws_instance")) expect(ami).toBe("${data.aws_ami.debian.id}");
  });

  it.each(["database", "compute"] as const)(
    "is the one that platform.yaml names, and then not looked up: %s",
    (layer) => {
      const fleet = SynthesizedFleet.of(clients, productionWith({}, { debian_ami_id: "ami-0123456789abcdef0" }));
      expect(fleet.layer(layer).data).not.toHaveProperty("aws_ami");
      const images = fleet.of(layer, "acme", "aws_instance").map(({ ami }) => ami);
      expect(new Set(images)).toEqual(new Set(["ami-0123456789abcdef0"]));
    },
  );
});

describe("Secrets that are deleted", () => {
  it.each([
    ["production", 30],
    ["staging", 7],
  ])("can be taken back: in %s for %d days (M-15)", (environment, days) => {
    const files = projectOf({ acme: { ...clientEntry(1), placement: { environment, region: "us-east-2" } } });
    const fleet = new SynthesizedFleet(fleetOf({ ...VALID_BASE, ...files }, { ENVIRONMENT: environment }));
    const secrets = fleet.of("database", "acme", "aws_secretsmanager_secret");
    expect(secrets.map((each) => each.recovery_window_in_days)).toEqual([days, days]);
  });

  it("leave their names free once the database is given up, or the client could not come back", () => {
    const fleet = SynthesizedFleet.of({ acme: clientEntry(1, { deletion_protection: false }) });
    const secrets = fleet.of("database", "acme", "aws_secretsmanager_secret");
    expect(secrets.map((each) => each.recovery_window_in_days)).toEqual([0, 0]);
  });
});

/** What a client's database machines read at each start. */
function settingsOf(fleet: SynthesizedFleet): unknown {
  const [parameter] = fleet.of("database", "acme", "aws_ssm_parameter");
  return JSON.parse(String(parameter!.value));
}
