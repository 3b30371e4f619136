import { backendSettings, LAYERS, type LayerName } from "../../../config/layers";
import { documentsNamed, fleetNamed, REGISTRIES } from "../../support/fleets";
import { fleetOf } from "../../support/registry";
import { synthesize } from "../../support/synth";

const EXAMPLE = "the shipped example";

describe("The backend of a stack", () => {
  it("is the documented one (S3-32, C-06)", () => {
    expect(documentsNamed(EXAMPLE).foundation!.terraform.backend).toEqual({
      s3: {
        bucket: "ohio-01-terraform-state-production",
        key: "providers/aws/regions/us-east-2/layers/01-foundation/production/terraform.tfstate",
        region: "us-east-2",
        encrypt: true,
        dynamodb_table: "terraform-locks-us-east",
        use_lockfile: true,
      },
    });
  });

  it("is in the home region, whatever region the stack is for (C-26)", () => {
    expect(documentsNamed("another region than home").foundation!.terraform.backend).toMatchObject({
      s3: {
        region: "us-east-2",
        dynamodb_table: "terraform-locks-us-east",
        key: "providers/aws/regions/eu-west-1/layers/01-foundation/production/terraform.tfstate",
      },
    });
  });

  it("is a client's own with state.layout: client, and takes the table's lock alone when told so", () => {
    const { "foundation-acme": acme } = documentsNamed("three clients with a stack each");
    expect(acme!.terraform.backend).toEqual({
      s3: {
        bucket: "ohio-01-terraform-state-production",
        key: "providers/aws/regions/us-east-2/layers/01-foundation/production/clients/acme/terraform.tfstate",
        region: "us-east-2",
        encrypt: true,
        dynamodb_table: "terraform-locks-us-east",
      },
    });
  });

  it("names the key of the state, where there is one", () => {
    expect(documentsNamed("everything on").foundation!.terraform.backend).toMatchObject({
      s3: { kms_key_id: "arn:aws:kms:us-east-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" },
    });
  });

  it("is a file for the first run of bootstrap, outside cdktf.out and relative to it (X-01)", () => {
    const { files } = REGISTRIES[EXAMPLE]!;
    const documents = synthesize(fleetOf(files, { BOOTSTRAP_BACKEND: "local" }));
    expect(documents.bootstrap!.terraform.backend).toEqual({
      local: { path: "../../../terraform.bootstrap-production-us-east-2.tfstate" },
    });
    expect(documents.foundation!.terraform.backend).toEqual(documentsNamed(EXAMPLE).foundation!.terraform.backend);
  });

  it("has a key of its own in every layer, and for every client", () => {
    const fleet = fleetNamed("three clients with a stack each");
    const layers = Object.keys(LAYERS) as LayerName[];
    const keys = layers.flatMap((layer) =>
      [undefined, "acme", "globex"].map((client) => backendSettings(fleet, layer, client).key),
    );
    expect(new Set(keys).size).toBe(layers.length * 3);
  });
});
