import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { Construct } from "constructs";

/** Whose tokens the account believes. */
export interface OidcProviderProps {
  readonly issuerUrl: string;
  /** Name tag. */
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Lets roles trust what somebody else says of who asks: a cluster of its service accounts, for charts that know no Pod
 * Identity (S3-50), or GitHub of its jobs.
 */
export class OidcProvider extends Construct {
  readonly provider: IamOpenidConnectProvider;

  constructor(scope: Construct, id: string, { issuerUrl, name, tags }: OidcProviderProps) {
    super(scope, id);
    // No thumbprint: IAM knows the authorities that sign for EKS and GitHub, and a pinned one would expire.
    this.provider = new IamOpenidConnectProvider(this, "provider", {
      url: issuerUrl,
      clientIdList: ["sts.amazonaws.com"],
      tags: { ...tags, Name: name },
    });
  }
}
