import { clientEntry, loadFiles, projectOf, type Section } from "../../support/registry";

const PLATFORM = {
  project: "ohio-01",
  default_target: { environment: "production", region: "us-east-2" },
  environments: {
    production: {
      account_id: "123456789012",
      home_region: "us-east-2",
      regions: { "us-east-2": { availability_zones: ["us-east-2a", "us-east-2b"] } },
    },
  },
  kubernetes: { management_cidr_blocks: ["203.0.113.0/24"] },
  dns: { parent_zone: "ezra.world" },
  alerting: { email: "platform-alerts@example.com" },
};

const DOCUMENTS = {
  cluster_autoscaler_version: "9.37.0",
  aws_load_balancer_controller_version: "1.8.1",
  istio_version: "1.27.1",
};

interface Case {
  readonly kubernetes?: string;
  readonly services?: Section;
  readonly clients?: Readonly<Record<string, Section>>;
  readonly today?: string;
}

/** What is found about chart versions, as `severity path`. */
function found({ kubernetes = "1.35", services = {}, clients = { acme: clientEntry(100) }, today }: Case): string[] {
  const version = { ...PLATFORM.kubernetes, version: kubernetes };
  const platform = { ...PLATFORM, kubernetes: version, cluster_services: services };
  const { findings } = loadFiles(projectOf(clients, platform), {}, today);
  return findings
    .filter(({ rule }) => rule === "chart-version")
    .map(({ severity, path }) => `${severity} ${path.replace("cluster_services.", "")}`);
}

describe("the versions of charts (S3-77)", () => {
  it("are by default all known, supported and able to run on the default Kubernetes", () => {
    expect(found({ today: "2026-11-25" })).toEqual([]);
  });

  it("are warned about from the day after their support ends", () => {
    const services = { istio_version: "1.27.1" };
    expect(found({ services, kubernetes: "1.33", today: "2026-04-07" })).not.toContain("warning istio_version");
    expect(found({ services, kubernetes: "1.33", today: "2026-04-08" })).toContain("warning istio_version");
  });

  it("are warned about a quarter later where the day is only about known", () => {
    expect(found({ today: "2027-02-28" })).not.toContain("warning istio_version");
    expect(found({ today: "2027-03-03" })).toContain("warning istio_version");
  });

  it.each(["1.31", "1.32"])("of the documents are accepted on Kubernetes %s, each with a warning", (kubernetes) => {
    expect(found({ kubernetes, services: DOCUMENTS })).toEqual([
      "warning cluster_autoscaler_version",
      "warning aws_load_balancer_controller_version",
      "warning istio_version",
    ]);
  });

  it.each([
    ["1.33", ["error cluster_autoscaler_version"]],
    ["1.34", ["error cluster_autoscaler_version", "error istio_version"]],
    ["1.36", ["error cluster_autoscaler_version", "error istio_version"]],
  ])("of the documents are refused where they can't run: on Kubernetes %s", (kubernetes, errors) => {
    expect(found({ kubernetes, services: DOCUMENTS }).filter((each) => each.startsWith("error"))).toEqual(errors);
  });

  it("that are not in the table are a warning, and nothing more", () => {
    expect(found({ services: { istio_version: "1.31.0" } })).toEqual(["warning istio_version"]);
  });

  it("are not judged when the service is switched off (S3-76)", () => {
    const off = { enable_cluster_autoscaler: false, enable_istio_service_mesh: false };
    expect(found({ services: { ...DOCUMENTS, ...off, aws_load_balancer_controller_version: "3.5.0" } })).toEqual([]);
  });
});

describe("a client with a Kubernetes version of its own", () => {
  const older = clientEntry(101, { eks: { version: "1.31" } });

  it("is the one at fault when the charts run everywhere else", () => {
    expect(found({ clients: { acme: clientEntry(100), globex: older } })).toEqual(["error clients.globex.eks.version"]);
  });

  it("is judged by that version, not by the platform's", () => {
    const clients = { globex: older };
    const istio_version = "1.27.1";
    expect(found({ clients, services: { istio_version } })).toEqual(["warning istio_version"]);
  });

  it("is told which version of the chart runs there", () => {
    const { findings } = loadFiles(projectOf({ globex: older }));
    expect(findings.find(({ rule }) => rule === "chart-version")).toMatchObject({
      message: "can't run cluster_services.istio_version 1.30.3, which is for Kubernetes 1.32 and newer",
      hint: "on 1.31 runs cluster_services.istio_version 1.27.1",
    });
  });

  it("is not judged while it is disabled, nor in two places for its two deployments", () => {
    const also_in = [{ environment: "staging", region: "us-east-2", network: { vpc_cidr: "10.120.0.0/16" } }];
    const twice = (more: Section) => loadFiles(projectOf({ globex: { ...older, ...more, also_in } })).findings;
    const about = (more: Section) => twice(more).filter(({ rule }) => rule === "chart-version");
    expect(about({ enabled: false })).toEqual([]);
    expect(about({})).toHaveLength(1);
  });
});
