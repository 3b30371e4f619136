import { DataAwsAmi } from "@cdktf/provider-aws/lib/data-aws-ami";
import type { TerraformStack } from "cdktf";

import { DEBIAN_ACCOUNT } from "../config/catalogue/debian";
import type { Target } from "../config/fleet";

/**
 * The Debian 13 image that machines start from: the one that platform.yaml names, or the newest (S3-65). Looked up once
 * for all clients, where there are machines; a machine keeps the image it was born with.
 */
export function debianImage(stack: TerraformStack, { debianAmiId }: Target): string {
  if (debianAmiId !== undefined) return debianAmiId;
  const image = new DataAwsAmi(stack, "debian", {
    owners: [DEBIAN_ACCOUNT],
    mostRecent: true,
    filter: [
      { name: "name", values: ["debian-13-amd64-*"] },
      { name: "architecture", values: ["x86_64"] },
      { name: "virtualization-type", values: ["hvm"] },
    ],
  });
  // As text: it stands in scopes that are folded, where no token may.
  return `\${data.aws_ami.${image.node.id}.id}`;
}
