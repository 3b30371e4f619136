import { neverShrinks } from "../../../../../../scripts/fleet/review/gate/rules/never-shrinks";
import type { AttributeChange } from "../../../../../../scripts/fleet/review/changes/change-set";
import { attributesOf } from "../../../../../support/changed-resource";
import { resourceChange } from "../a-change";

const CONTEXT = { before: () => undefined, after: () => undefined, everywhere: [], gone: new Set<string>() };

/** What is said of a release whose chart is told other values. */
function ofChart(path: string, before: unknown, after: unknown): (string | undefined)[] {
  const attribute: AttributeChange = { path, before, after, shown: undefined };
  const release = resourceChange("helm_release.acme_cluster_grafana", { attributes: [attribute] });
  return neverShrinks([release], CONTEXT).map((finding) => finding.attribute);
}

describe("what only grows", () => {
  it.each([
    ["aws_ebs_volume", "size", { size: 200 }, { size: 150 }],
    ["aws_ebs_volume", "size", { size: "200" }, { size: "${150}" }],
    ["aws_eks_cluster", "version", { version: "1.35" }, { version: "1.34" }],
    ["aws_eks_cluster", "version", { version: "1.10" }, { version: "1.9" }],
    [
      "aws_instance",
      "root_block_device.volume_size",
      { root_block_device: { volume_size: 30 } },
      { root_block_device: [{ volume_size: 20 }] },
    ],
  ])("%s: %s may rise, and is refused where it falls", (type, attribute, before, after) => {
    const isReadable = !JSON.stringify(after).includes("${");
    expect(attributesOf(neverShrinks, type, before, after)).toEqual(isReadable ? [attribute] : []);
    expect(attributesOf(neverShrinks, type, after, before)).toEqual([]);
    expect(attributesOf(neverShrinks, type, before, before)).toEqual([]);
  });

  it.each([
    ["values.0.persistence.size", "50Gi", "20Gi"],
    ["values.0.prometheus.volumeClaimTemplate.spec.resources.requests.storage", "1Ti", "1000Gi"],
    ["values.0.zookeeper.size", "1024Mi", "0.5Gi"],
  ])("%s of a chart: volumes of pods from %s to %s", (path, before, after) => {
    expect(ofChart(path, before, after)).toEqual([path]);
    expect(ofChart(path, after, before)).toEqual([]);
  });

  it("is no memory, no count, and nothing that can't be compared", () => {
    expect(ofChart("values.0.resources.requests.memory", "512Mi", "256Mi")).toEqual([]);
    expect(ofChart("values.0.persistence.size", "50Gi", undefined)).toEqual([]);
    expect(ofChart("values.0.pool.size", 5, 3)).toEqual([]);
  });
});
