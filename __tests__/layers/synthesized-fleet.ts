import { parse } from "yaml";

import type { Fleet } from "../../config/fleet";
import type { LayerName } from "../../config/layers";
import { FILES } from "../../config/registry";
import { PUBLISHED_BY, type ContractName } from "../../layers/contracts";
import type { HelmValues } from "../../modules/cluster/helm-values";
import { platformWith } from "../support/fleets";
import { fleetOf, projectOf, VALID_BASE, type Section } from "../support/registry";
import type { Body } from "../../scripts/fleet/review/model/stack";
import { resourcesIn, synthesize, type Resource, type StackDocument } from "../support/synth";

/** A chart as a client's cluster gets it. */
export interface SynthesizedRelease {
  readonly name: string;
  readonly chart: string;
  readonly version: string;
  readonly provider: string;
  /** The values as Terraform reads them: with its own references, and all else escaped. */
  readonly text: string;
}

/** The layers of a fleet with a state each, and what they make for one client. */
export class SynthesizedFleet {
  private readonly documents = new Map<LayerName, StackDocument>();

  constructor(private readonly fleet: Fleet) {}

  /** Of clients and platform settings that differ from the valid base in whole sections; Kubernetes's are added to. */
  static of(clients: Readonly<Record<string, Section>>, platform: Section = {}): SynthesizedFleet {
    const kubernetes = { ...BASE.kubernetes, ...(platform.kubernetes as Section | undefined) };
    return new SynthesizedFleet(fleetOf(projectOf(clients, platformWith({ ...platform, kubernetes }))));
  }

  /** A layer's stack, synthesized when it is first asked for. */
  layer(layer: LayerName): StackDocument {
    const document = this.documents.get(layer) ?? synthesize(this.fleet, [layer])[layer]!;
    this.documents.set(layer, document);
    return document;
  }

  /** What a layer makes for a client. */
  resources(layer: LayerName, client: string): Resource[] {
    const all = resourcesIn({ [layer]: this.layer(layer) });
    return all.filter(({ kind, id }) => kind === "resource" && id.startsWith(`${client}_`));
  }

  /** A client's resources of one type. */
  of(layer: LayerName, client: string, type: string): Body[] {
    return this.resources(layer, client).flatMap((each) => (each.type === type ? [each.body] : []));
  }

  /** The one resource at an address. */
  at(layer: LayerName, address: string): Body {
    const found = resourcesIn({ [layer]: this.layer(layer) }).find((each) => each.address === address);
    if (!found) throw new Error(`${layer} has no ${address}`);
    return found.body;
  }

  /** What a layer publishes, by client. */
  contract(name: ContractName): Readonly<Record<string, Body>> {
    return this.layer(PUBLISHED_BY[name]).output![name]!.value as Record<string, Body>;
  }

  /** The charts that a layer installs for a client. */
  releases(layer: LayerName, client: string): SynthesizedRelease[] {
    return this.of(layer, client, "helm_release").map(({ name, chart, version, provider, values }) => {
      const [text] = values as [string];
      return { name, chart, version, provider, text } as SynthesizedRelease;
    });
  }

  /** The values of a client's release. */
  values(layer: LayerName, client: string, name: string): HelmValues {
    const release = this.releases(layer, client).find((each) => each.name === name);
    if (!release) throw new Error(`${client} has no release ${name}`);
    return valuesOf(release);
  }
}

/** What Helm gets to see, but for the references that Terraform has yet to fill in. */
export function valuesOf({ text }: SynthesizedRelease): HelmValues {
  return JSON.parse(text.replaceAll("$${", "${").replaceAll("%%{", "%{")) as HelmValues;
}

/** A value within values: `prometheus.prometheusSpec.replicas`. */
export function at(values: unknown, path: string): unknown {
  return path.split(".").reduce((value, key) => (value as Body | undefined)?.[key], values);
}

interface BasePlatform {
  readonly environments: { readonly production: { readonly regions: Section } };
  readonly kubernetes: Section;
}

const BASE = parse(String(VALID_BASE[FILES.platform])) as BasePlatform;
const { production: PRODUCTION } = BASE.environments;

/** Platform sections in which production, and its region, have further settings. */
export function productionWith(settings: Section, region: Section = {}): Section {
  const usual = PRODUCTION.regions["us-east-2"] as Section;
  const regions = { "us-east-2": { ...usual, ...region } };
  return { environments: { production: { ...PRODUCTION, ...settings, regions } } };
}
