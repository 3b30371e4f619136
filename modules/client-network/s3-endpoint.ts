import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Construct } from "constructs";
import type { AwsPlace } from "../../config/catalogue/aws-place";
import { policyDocument } from "../policy-statement";
import { s3EndpointStatements, type S3EndpointAccess } from "./s3-endpoint-policy";

/** One VPC's endpoint for S3: what leads to it and what it leads to. */
export interface S3EndpointProps extends S3EndpointAccess {
  readonly vpcId: string;
  readonly vpcName: string;
  readonly routeTableIds: readonly string[];
  readonly place: AwsPlace;
  readonly tags: Readonly<Record<string, string>>;
}

/** The private way to S3 for a client's instances and pods, which leads to nothing but what the client may reach. */
export class S3Endpoint extends Construct {
  readonly endpointId: string;

  constructor(scope: Construct, id: string, props: S3EndpointProps) {
    super(scope, id);
    const endpoint = new VpcEndpoint(this, "endpoint", {
      vpcId: props.vpcId,
      vpcEndpointType: "Gateway",
      serviceName: `com.amazonaws.${props.place.region}.s3`,
      routeTableIds: [...props.routeTableIds],
      policy: policyDocument(s3EndpointStatements(props)),
      tags: { ...props.tags, Name: `${props.vpcName}-s3` },
    });
    this.endpointId = endpoint.id;
  }
}
