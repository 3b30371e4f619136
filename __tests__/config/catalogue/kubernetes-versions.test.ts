import { KUBERNETES_VERSIONS } from "../../../config/catalogue/kubernetes-versions";
import { clientEntry, loadFiles, projectOf } from "../../support/registry";

const files = projectOf({ acme: clientEntry(100, { eks: { version: "1.33" } }) });

describe("support of Kubernetes versions", () => {
  it.each([
    ["2026-07-29", []],
    ["2026-07-30", ["warning"]],
    ["2027-07-29", ["warning"]],
    ["2027-07-30", ["error"]],
  ])("1.33 on %s: %j", (today, severities) => {
    const findings = loadFiles(files, {}, today).findings.filter(({ path }) => path === "clients.acme.eks.version");

    expect(findings.map(({ severity }) => severity)).toEqual(severities);
  });

  it("names what is still supported when a version is not", () => {
    const hints = ["2027-12-02", "2027-12-03"].map((today) => {
      const { findings } = loadFiles(files, {}, today);
      return findings.find(({ path }) => path === "clients.acme.eks.version")!.hint;
    });

    expect(hints).toEqual(["supported: 1.34, 1.35, 1.36", "supported: 1.35, 1.36"]);
  });

  it("reports the default version at platform.yaml, even if it isn't written there", () => {
    const { findings } = loadFiles(projectOf({ acme: clientEntry(100) }), {}, "2027-04-01");

    expect(findings.filter(({ rule }) => rule === "kubernetes-version")).toEqual([
      expect.objectContaining({ severity: "warning", path: "kubernetes.version" }),
    ]);
  });

  it.each(Object.entries(KUBERNETES_VERSIONS))(
    "%s is extended after its standard support, never before",
    (_, dates) => {
      expect(dates.standardUntil).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(dates.extendedUntil > dates.standardUntil).toBe(true);
    },
  );
});
