import { documentsNamed, fleetNamed, REGISTRY_NAMES } from "../support/fleets";
import { mutate, mutateResource, type WritableBody } from "../support/mutants";
import { handedOnTags, handedOnViolations } from "./checks/handed-on-tags";
import { isTaggable, taggingViolations } from "./checks/tagging";

const REGISTRY = "three clients";
const VPC = "aws_vpc.acme_network_vpc";

describe("G5: every taggable resource carries its tags (S3-44, S3-123)", () => {
  it.each(REGISTRY_NAMES)("holds for %s", (name) => {
    expect(taggingViolations(documentsNamed(name), fleetNamed(name))).toEqual([]);
  });

  it.each<[string, boolean]>([
    ["aws_vpc", true],
    ["aws_default_security_group", true],
    ["aws_vpc_security_group_ingress_rule", true],
    ["aws_ssm_parameter", true],
    ["aws_route", false],
    ["aws_s3_bucket_policy", false],
  ])("knows from the provider whether %s takes tags", (type, taggable) => {
    expect(isTaggable(type)).toBe(taggable);
  });

  it.each<[string, string, (tags: Record<string, string>) => void, string]>([
    ["without its client", VPC, (tags) => delete tags.Client, "has no tag Client"],
    ["with another client's name", VPC, (tags) => (tags.Client = "globex"), "has Client globex, and belongs to acme"],
    ["without a Name", "aws_eip.acme_network_nat_address-us-east-2a", (tags) => delete tags.Name, "has no tag Name"],
    [
      "that repeats a tag of the provider (X-06)",
      VPC,
      (tags) => (tags.Layer = "x"),
      "repeats the provider's tag Layer",
    ],
    ["with a comma (M-68)", VPC, (tags) => (tags.Compliance = "SOC2,HIPAA"), "Compliance=SOC2,HIPAA"],
    ["with a value longer than 256", VPC, (tags) => (tags.Note = "x".repeat(257)), "has a tag AWS refuses: Note="],
    ["with a key of AWS's own", VPC, (tags) => (tags["aws:x"] = "y"), "has a tag AWS refuses: aws:x=y"],
    [
      "of nobody",
      "aws_s3_bucket.logs_bucket",
      (tags) => (tags.Client = "acme"),
      "has Client acme, and belongs to shared",
    ],
  ])("finds a resource %s", (_, address, change, message) => {
    const mutant = mutateResource(documentsNamed(REGISTRY), address, (body) => {
      change(body.tags as Record<string, string>);
    });
    const found = taggingViolations(mutant, fleetNamed(REGISTRY));
    expect(found).toContainEqual(expect.stringContaining(`${address} `));
    expect(found).toContainEqual(expect.stringContaining(message));
  });

  it("finds a resource without any tags", () => {
    const mutant = mutateResource(documentsNamed(REGISTRY), VPC, (body) => delete body.tags);
    expect(taggingViolations(mutant, fleetNamed(REGISTRY))).toContain(`foundation: ${VPC} has no tag CostCenter`);
  });

  it("finds more tags than AWS takes", () => {
    const mutant = mutateResource(documentsNamed(REGISTRY), VPC, (body) => {
      const more = Array.from({ length: 45 }, (_, index) => [`Key${index}`, "value"]);
      body.tags = { ...(body.tags as object), ...Object.fromEntries(more) };
    });
    expect(taggingViolations(mutant, fleetNamed(REGISTRY))).toContainEqual(expect.stringMatching(/has 5\d tags/));
  });

  it("finds a provider that puts less on everything", () => {
    const mutant = mutate(documentsNamed(REGISTRY), ({ foundation }) => {
      const [{ tags }] = foundation!.provider.aws![0]!.default_tags as [{ tags: WritableBody }];
      delete tags.ManagedBy;
    });
    expect(taggingViolations(mutant, fleetNamed(REGISTRY))).toEqual(["foundation: provider aws has no tag ManagedBy"]);
  });
});

describe("G5: what AWS or a cluster makes carries all tags, for no provider adds its own there (X-06)", () => {
  it.each(REGISTRY_NAMES)("holds for %s", (name) => {
    expect(handedOnViolations(documentsNamed(name), fleetNamed(name))).toEqual([]);
  });

  it("looks at nodes with their disks and addresses, volumes of pods, interfaces and load balancers", () => {
    const places = handedOnTags(documentsNamed(REGISTRY))
      .filter(({ address }) => address.includes("acme_"))
      .map(({ address, path }) => `${address.split(".")[0]} ${path}`);
    expect([...new Set(places)].sort()).toEqual([
      "aws_eks_addon configuration_values.controller.extraVolumeTags",
      "aws_eks_addon configuration_values.env.ADDITIONAL_ENI_TAGS",
      "aws_instance root_block_device.tags",
      "aws_launch_template tag_specifications.0.tags",
      "aws_launch_template tag_specifications.1.tags",
      "aws_launch_template tag_specifications.2.tags",
      "helm_release values.0.defaultTags",
    ]);
  });

  it("copies the tags of disks to their snapshots", () => {
    const policies = Object.values(documentsNamed(REGISTRY).database!.resource!.aws_dlm_lifecycle_policy!);
    expect(policies).not.toHaveLength(0);
    for (const { policy_details: details } of policies)
      expect(details).toMatchObject({ schedule: [{ copy_tags: true }] });
  });

  it("finds nodes without a tag of the provider", () => {
    const address = "aws_launch_template.acme_cluster_nodes_launch-template_template";
    const mutant = mutateResource(documentsNamed(REGISTRY), address, (body) => {
      delete (body.tag_specifications as [{ tags: WritableBody }])[0].tags.Environment;
    });
    expect(handedOnViolations(mutant, fleetNamed(REGISTRY))).toEqual([
      `platform: ${address} hands on tag_specifications.0.tags without Environment=production`,
    ]);
  });
});
