import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { Construct } from "constructs";

/** Whose tokens the account believes. */
export interface OidcProviderProps {
  readonly issuerUrl: string;
  /** Name tag. */
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** Lets roles trust the cluster's service accounts without Pod Identity, for charts that know nothing else (S3-50). */
export class OidcProvider extends Construct {
  readonly providerArn: string;

  constructor(scope: Construct, id: string, { issuerUrl, name, tags }: OidcProviderProps) {
    super(scope, id);
    // No thumbprint: IAM knows the authorities that sign for EKS, and a pinned one would expire.
    const provider = new IamOpenidConnectProvider(this, "provider", {
      url: issuerUrl,
      clientIdList: ["sts.amazonaws.com"],
      tags: { ...tags, Name: name },
    });
    this.providerArn = provider.arn;
  }
}
