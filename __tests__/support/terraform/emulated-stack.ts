import type { ProviderMirror } from "./provider-mirror";

type Block = Record<string, unknown>;

/** The parts of a synthesized stack that say where Terraform finds its provider, its state and AWS. */
export interface StackJson extends Block {
  terraform: { required_providers: { aws: Block }; backend: { s3?: Block; local?: Block } };
  provider: { aws: Block[] };
  resource?: Block;
  data?: { terraform_remote_state?: Record<string, { backend: string; config: Block }> };
}

/** Where the emulator answers, and which provider there is. */
export interface Emulation {
  readonly endpoint: string;
  readonly mirror: ProviderMirror;
  /** Types of resources that are left out of every stack; default none. */
  readonly without?: readonly string[];
}

/** The same stack against the emulator: the mirror's provider, path-style S3, no look at this machine's metadata. */
export function emulatedStack(stack: StackJson, { endpoint, mirror, without = [] }: Emulation): StackJson {
  const copy = structuredClone(stack);
  const state = backendSettings(endpoint);
  copy.terraform.required_providers.aws.version = mirror.awsVersion;
  for (const provider of copy.provider.aws) Object.assign(provider, PROVIDER_SETTINGS);
  for (const type of without) delete copy.resource?.[type];
  if (copy.terraform.backend.s3) Object.assign(copy.terraform.backend.s3, state);
  for (const producer of Object.values(copy.data?.terraform_remote_state ?? {})) {
    if (producer.backend === "s3") Object.assign(producer.config, state);
  }
  return copy;
}

/** The provider's endpoints come from AWS_ENDPOINT_URL, for every service alike. */
const PROVIDER_SETTINGS = { s3_use_path_style: true, skip_metadata_api_check: "true" };

function backendSettings(endpoint: string): Block {
  return {
    endpoints: { s3: endpoint, dynamodb: endpoint, sts: endpoint, iam: endpoint },
    use_path_style: true,
    skip_metadata_api_check: true,
  };
}
