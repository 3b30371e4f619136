import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";

import type { Target } from "../../config/fleet";
import type { LayerName } from "../../config/layers";
import { defaultTags, type Tags } from "../../config/tags";
import type { Fragment } from "./fold";

/** A stack's AWS providers: the one of the target's region, and one for each other region that the stack reaches into. */
export class Providers {
  private readonly elsewhere = new Map<string, AwsProvider>();

  constructor(
    private readonly stack: TerraformStack,
    private readonly layer: LayerName,
    private readonly target: Target,
  ) {
    this.make("aws", target.region);
  }

  /** The provider of another region, for what has to outlive this one. Terraform starts none that nothing uses. */
  in(region: string): AwsProvider {
    const provider = this.elsewhere.get(region) ?? this.make(`aws-${region}`, region, region);
    this.elsewhere.set(region, provider);
    return provider;
  }

  /**
   * The same as Terraform reads it, for regions that nothing here needs now: constructs for all that AWS has would take
   * a tenth of a synth.
   */
  unusedIn(regions: readonly string[]): Fragment {
    const others = regions.filter((region) => !this.elsewhere.has(region));
    return {
      provider: {
        aws: others.map((region) => ({
          alias: region,
          region,
          allowed_account_ids: [this.target.accountId],
          default_tags: [{ tags: this.tagsIn(region) }],
        })),
      },
    };
  }

  private tagsIn(region: string): Tags {
    return defaultTags({ ...this.target, region }, this.layer);
  }

  private make(id: string, region: string, alias?: string): AwsProvider {
    return new AwsProvider(this.stack, id, {
      alias,
      region,
      // Credentials of another account are refused before anything is read or made.
      allowedAccountIds: [this.target.accountId],
      defaultTags: [{ tags: { ...this.tagsIn(region) } }],
    });
  }
}
