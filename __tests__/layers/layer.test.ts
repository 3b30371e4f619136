import { Eip } from "@cdktf/provider-aws/lib/eip";
import { TerraformOutput, type TerraformStack } from "cdktf";
import type { Construct } from "constructs";

import { LAYERS, type LayerName } from "../../config/layers";
import { words } from "../../config/reading/words";
import { compose } from "../../layers/compose";
import type { ClientFacts } from "../../layers/contracts";
import { isReservedName } from "../../config/schema/client-name";
import { Layer, type LayerProps } from "../../layers/layer";
import { documentsNamed, fleetNamed, maximalClient, REGISTRY_NAMES } from "../support/fleets";
import { fleetOf, projectOf } from "../support/registry";
import { resourcesIn, resourcesOf, synthesize, withApp, type Documents, type Resource } from "../support/synth";

describe("A stack", () => {
  it.each(REGISTRY_NAMES)("names the provider it needs, and works in the target's account only: %s", (name) => {
    const { accountId, region, environment, project } = fleetNamed(name).target;
    for (const [stack, { terraform, provider }] of Object.entries(documentsNamed(name))) {
      expect(Object.keys(terraform).sort()).toEqual(["backend", "required_providers", "required_version"]);
      expect(terraform.required_version).toBe(">= 1.11");
      expect(terraform.required_providers).toMatchObject({
        aws: { source: "aws", version: expect.any(String) as unknown },
      });
      expect(provider.aws!.filter(({ alias }) => alias === undefined)).toEqual([
        {
          region,
          allowed_account_ids: [accountId],
          default_tags: [
            {
              tags: {
                Project: project,
                Environment: environment,
                Region: region,
                Layer: Object.keys(LAYERS).find((layer) => `${stack}-`.startsWith(`${layer}-`)),
                ManagedBy: "Terraform",
              },
            },
          ],
        },
      ]);
    }
  });

  it.each(REGISTRY_NAMES)("takes addresses from construct ids without a hash, one for each construct: %s", (name) => {
    withApp((app) => {
      compose(app, { ...fleetNamed(name), keepConstructs: true });
      const stacks = app.node.children as TerraformStack[];
      for (const stack of stacks) {
        const below = stack.node.findAll().filter((construct) => construct !== stack);
        const constructs = below.filter((construct) => !TerraformOutput.isTerraformOutput(construct));
        expect(constructs.map(({ node }) => node.id).filter((id) => !/^[a-z][a-z0-9-]*$/.test(id))).toEqual([]);
        const addresses = below.map((construct) => stack.getLogicalId(construct.node));
        expect(new Set(addresses).size).toBe(below.length);
        expect(addresses).toEqual(below.map(({ node }) => node.path.split("/").slice(1).join("_")));
      }
    });
  });

  it.each(REGISTRY_NAMES)("gives what is no client's an id that can't be a client's name: %s", (name) => {
    withApp((app) => {
      const fleet = { ...fleetNamed(name), keepConstructs: true };
      compose(app, fleet);
      const clients = new Set(fleet.clients.map((client) => client.name));
      const others = app.node.children
        .filter(({ node }) => !node.id.startsWith("bootstrap"))
        .flatMap(({ node }) => node.children.map((child) => child.node.id))
        .filter((id) => !clients.has(id) && !/^(aws|client_)/.test(id));
      expect(others.filter((id) => !isReservedName(id))).toEqual([]);
    });
  });

  it("has addresses that Terraform takes", () => {
    const addresses = resourcesIn(documentsNamed("the longest names")).map(({ id }) => id);
    expect(addresses.filter((id) => !/^[A-Za-z][A-Za-z0-9_-]*$/.test(id))).toEqual([]);
  });
});

describe("A layer", () => {
  const facts: ClientFacts = {
    client_code: "A",
    tier: "standard",
    environment: "production",
    region: "us-east-2",
    vpc_id: "vpc-1",
    kms_key_arn: "arn",
  };

  /** A layer that publishes the contract `clients`, whichever it is. */
  class Publisher extends Layer {
    constructor(scope: Construct, layer: LayerName, props: LayerProps) {
      super(scope, layer, props);
      this.publish("clients", { acme: { clients: facts } });
    }
  }

  it("publishes its own contracts as outputs of the same name", () => {
    const document = withApp((app) => new Publisher(app, "foundation", props()).toTerraform() as unknown);
    expect(document).toMatchObject({ output: { clients: { value: { acme: facts } } } });
  });

  it.each(["bootstrap", "platform", "observability"] as const)("can't publish those of another: %s", (layer) => {
    expect(() => withApp((app) => new Publisher(app, layer, props()))).toThrow(
      `clients is not for ${layer} to publish`,
    );
  });

  it.each<[string, boolean, string]>([
    ["folded", false, "Two elements have the address resource aws_eip.acme_address"],
    ["kept", true, "There is already a Construct with name 'acme'"],
  ])("can't take a client's constructs twice, whether they are %s", (_, keepConstructs, message) => {
    class Twice extends Layer {
      constructor(scope: Construct, layerProps: LayerProps) {
        super(scope, "foundation", layerProps);
        const { clients } = layerProps;
        this.eachClient([...clients, ...clients], (_client, each) => void new Eip(each, "address", {}));
      }
    }
    const twice = { ...props(), fleet: { ...props().fleet, keepConstructs } };
    expect(() => {
      withApp((app) => {
        new Twice(app, twice);
        app.synth();
      });
    }).toThrow(message);
  });

  function props(): LayerProps {
    const fleet = fleetNamed("one client");
    return { fleet, clients: fleet.clients };
  }
});

describe("Destroying", () => {
  /** What carries a client's load or data; the guard of a replica's region is a terraform_data. */
  const GUARDED_TYPES = words`
    aws_instance aws_ebs_volume aws_secretsmanager_secret aws_vpc aws_vpn_gateway aws_vpn_connection
    aws_eks_cluster aws_route53_zone terraform_data
  `;

  function guardedIn(documents: Documents): Resource[] {
    return resourcesIn(documents).filter(({ stack, body }) => {
      const { prevent_destroy } = (body.lifecycle ?? {}) as { prevent_destroy?: boolean };
      return stack !== "bootstrap" && prevent_destroy === true;
    });
  }

  it.each(REGISTRY_NAMES)("is stopped by Terraform in bootstrap, and for what carries load or data: %s", (name) => {
    expect(JSON.stringify(documentsNamed(name).bootstrap)).toContain('"prevent_destroy":true');
    const unexpected = guardedIn(documentsNamed(name)).filter(({ type }) => !GUARDED_TYPES.includes(type));
    expect(unexpected).toEqual([]);
  });

  it("of what a client has is possible once deletion_protection is off", () => {
    const documentsWith = (deletion_protection: boolean): Documents =>
      synthesize(fleetOf(projectOf({ acme: { ...maximalClient(1), deletion_protection } })));
    const machines = resourcesOf(documentsWith(true), "aws_instance");
    expect(machines.map(({ body }) => body.disable_api_termination)).toEqual([true, true, true]);
    expect(guardedIn(documentsWith(true)).map(({ type }) => type)).toEqual(expect.arrayContaining(GUARDED_TYPES));

    expect(guardedIn(documentsWith(false))).toEqual([]);
    const free = resourcesOf(documentsWith(false), "aws_instance");
    expect(free.map(({ body }) => body.disable_api_termination)).toEqual([false, false, false]);
  });
});
