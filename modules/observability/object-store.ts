import { SecretV1 } from "@cdktf/provider-kubernetes/lib/secret-v1";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";

import { regionalHost, type AwsPlace } from "../../config/catalogue/aws-place";
import { barePrefix, type ClientPrefix } from "./client-prefix";

/** Where Thanos keeps metrics. */
export interface ObjectStoreProps {
  readonly kubernetes: TerraformProvider;
  /** Text, so that the Secret comes after the namespace. */
  readonly namespace: string;
  readonly metrics: ClientPrefix;
  readonly place: AwsPlace;
}

/** Where every part of Thanos reads its object store's settings; the key is the one that the chart of Thanos looks for. */
export const OBJECT_STORE = { secretName: "thanos-objstore", key: "objstore.yml" } as const;

/** Thanos's settings of its object store (M-63): a Secret because Thanos and the operator ask for one, without a secret in it. */
export class ObjectStore extends Construct {
  readonly secret: SecretV1;

  constructor(scope: Construct, id: string, { kubernetes, namespace, metrics, place }: ObjectStoreProps) {
    super(scope, id);
    this.secret = new SecretV1(this, "secret", {
      provider: kubernetes,
      metadata: { name: OBJECT_STORE.secretName, namespace },
      data: { [OBJECT_STORE.key]: settings(metrics, place) },
    });
  }
}

/** JSON, which is YAML, too. */
function settings(metrics: ClientPrefix, place: AwsPlace): string {
  return JSON.stringify({
    type: "S3",
    prefix: barePrefix(metrics),
    // Without aws_sdk_auth Thanos knows nothing of Pod Identity.
    config: {
      bucket: metrics.bucketName,
      endpoint: regionalHost(place, "s3"),
      region: place.region,
      aws_sdk_auth: true,
    },
  });
}
