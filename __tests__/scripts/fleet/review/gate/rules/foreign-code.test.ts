import { foreignCode } from "../../../../../../scripts/fleet/review/gate/rules/foreign-code";
import type { Body } from "../../../../../../scripts/fleet/review/model/stack";
import { attributesOf } from "../../../../../support/changed-resource";
import { resourceChange } from "../a-change";

const COMMAND = { provisioner: [{ "local-exec": { command: "curl x" } }] };
const RELEASE = {
  repository: "https://charts.example.com",
  values: ['{"image":{"repository":"quay.io/a/b"}}', "registry.k8s.io"],
};

/** What is said of a release with one more changed value. */
function ofImage(path: string, after: string): (string | undefined)[] {
  const address = "helm_release.acme_cluster_grafana";
  const change = resourceChange(address, { attributes: [{ path, before: "x", after, shown: undefined }] });
  const bodyOf = (): Body => RELEASE;
  const context = { before: bodyOf, after: bodyOf, everywhere: [], gone: new Set<string>() };
  return foreignCode([change], context).map(({ attribute }) => attribute);
}

describe("code from elsewhere", () => {
  it.each(["aws_kms_key", "terraform_data", "helm_release"])("is a command beside a resource of %s", (type) => {
    expect(attributesOf(foreignCode, type, {}, COMMAND)).toEqual(["provisioner"]);
    expect(attributesOf(foreignCode, type, COMMAND, {})).toEqual([]);
    expect(attributesOf(foreignCode, type, COMMAND, { ...COMMAND, description: "a" })).toEqual([]);
  });

  it("is a chart of another repository", () => {
    const other = { ...RELEASE, repository: "https://evil.example/charts" };
    expect(attributesOf(foreignCode, "helm_release", RELEASE, other)).toEqual(["repository"]);
    expect(attributesOf(foreignCode, "helm_release", RELEASE, { ...RELEASE, version: "2" })).toEqual([]);
  });

  it("is an image of a registry that the release never named", () => {
    expect(ofImage("values.0.image.repository", "evil.example/a/b")).toEqual(["values.0.image.repository"]);
    expect(ofImage("values.0.image.registry", "evil.example")).toEqual(["values.0.image.registry"]);
    expect(ofImage("values.0.kubectlImage.image", "evil.example:5000/a")).toEqual(["values.0.kubectlImage.image"]);
    expect(ofImage("values.1.image.registry", "registry.k8s.io")).toEqual([]);
    expect(ofImage("values.0.service.repository", "x")).toEqual([]);
  });
});
