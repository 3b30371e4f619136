/** The parts of an ARN; region and account are empty where its service has none. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** What the ARNs of one kind of thing look like. */
export interface ArnKind {
  /** With its article, for sentences. */
  readonly what: string;
  readonly service: string;
  /** Whether the thing is in a region; else its ARN names none. */
  readonly regional: boolean;
  readonly resource: RegExp;
  /** What has the form, and can't be used all the same. */
  readonly except?: { readonly resource: RegExp; readonly why: string };
  readonly example: string;
}

/** The kinds of ARN that settings name. Source: AWS Service Authorization Reference, and each service's API reference. */
export const ARN_KINDS = {
  // GetRole: paths of 512 characters at most, names of 64.
  role: {
    what: "an IAM role",
    service: "iam",
    regional: false,
    resource: /^role\/(?=.{1,576}$)([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/,
    except: { resource: /^role\/aws-service-role\//, why: "is a service's own role: nobody else can assume it" },
    example: "arn:aws:iam::123456789012:role/terraform",
  },
  // An alias is another thing: policies that name it let nobody use its key.
  key: {
    what: "a KMS key",
    service: "kms",
    regional: true,
    resource: /^key\/([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/,
    example: "arn:aws:kms:us-east-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  },
  // No .fifo: neither mail nor alarms go through one.
  topic: {
    what: "an SNS topic",
    service: "sns",
    regional: true,
    resource: /^[\w-]{1,256}$/,
    example: "arn:aws:sns:us-east-2:123456789012:alerts",
  },
} as const satisfies Readonly<Record<string, ArnKind>>;

/** `role`, `key` or `topic`. */
export type ArnKindName = keyof typeof ARN_KINDS;

/** An ARN's parts, or undefined where a text is none. */
export function parseArn(text: string): Arn | undefined {
  const parts = /^arn:([a-z-]+):([a-z0-9-]+):([a-z0-9-]*):(\d{12}|aws|):(\S+)$/.exec(text);
  if (!parts) return undefined;
  const [partition, service, region, account, resource] = parts.slice(1) as [string, string, string, string, string];
  return { partition, service, region, account, resource };
}
