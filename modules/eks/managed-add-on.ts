import { EksAddon } from "@cdktf/provider-aws/lib/eks-addon";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

import type { AddOnName, AddOnVersions } from "../../config/catalogue/workloads/add-on-versions";

/** What all add-ons of a cluster have in common. */
export interface AddOnPlace {
  readonly clusterName: string;
  /** Pinned: the newest would move from plan to plan. */
  readonly addOnVersions: AddOnVersions;
  readonly tags: Readonly<Record<string, string>>;
}

/** One add-on of a cluster. */
export interface ManagedAddOnProps extends AddOnPlace {
  readonly addOnName: AddOnName;
  /** What the add-on's own schema lets choose. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** What the add-on's pods can't start without. */
  readonly after?: readonly ITerraformDependable[];
}

/** An add-on that EKS runs: it takes over what it finds, and later leaves alone what operators changed in the cluster. */
export class ManagedAddOn extends Construct {
  readonly installed: ITerraformDependable;

  constructor(scope: Construct, id: string, props: ManagedAddOnProps) {
    super(scope, id);
    const { clusterName, addOnName, addOnVersions, configuration, after = [], tags } = props;
    this.installed = new EksAddon(this, "add-on", {
      clusterName,
      addonName: addOnName,
      addonVersion: addOnVersions[addOnName],
      configurationValues: configuration && JSON.stringify(configuration),
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: "PRESERVE",
      tags: { ...tags, Name: addOnName },
      dependsOn: [...after],
    });
  }
}
