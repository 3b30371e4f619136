import { given } from "../../../config/target";

/** The URL of whoever answers a service's calls in AWS's place, as the SDK reads it in the variables; undefined for AWS. */
export function ownEndpoint(service: "S3" | "S3_CONTROL"): string | undefined {
  return given(process.env[`AWS_ENDPOINT_URL_${service}`]) ?? given(process.env.AWS_ENDPOINT_URL);
}
