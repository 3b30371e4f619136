import { EC2Client } from "@aws-sdk/client-ec2";

import type { NameKind } from "../../../../../config/catalogue/name-limits";
import { contains, parseBlock } from "../../../../../config/cidr";
import { awsClient } from "../../../aws/aws-client";
import { awsCall } from "../aws-words";
import type { Leftover, Sight, SweepKind, SweepScene } from "../sweep-scene";
import { tagMap, whose } from "../whose";
import { networksOf } from "./networks";

/** A thing of EC2's, as far as a sweep looks at it. */
export interface Ec2Thing {
  readonly id: string | undefined;
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[];
  readonly name?: string;
  readonly VpcId?: string;
  readonly CidrBlock?: string;
  /** True for what is gone, or goes with something else. */
  readonly settled?: boolean;
}

/** One kind of thing that EC2 describes, as data. */
export interface Ec2Row extends Pick<SweepKind, "id" | "means"> {
  /** Its type in ARNs. */
  readonly type: string;
  /** EC2's operation, without Describe. */
  readonly operation: string;
  readonly nameKind?: NameKind;
  readonly list: (ec2: EC2Client, account: string) => Promise<readonly Ec2Thing[]>;
  /** The command that removes it, in EC2's words. */
  readonly remove: (id: string, thing: Ec2Thing) => readonly (readonly string[])[];
}

/** Looks for a row's things by tag, name, network and block. */
export function ec2Kind(row: Ec2Row): SweepKind {
  return {
    id: row.id,
    scope: "region",
    looked: "tag Client, tags of its clusters, names, its network and its block",
    means: row.means,
    permission: `ec2:Describe${row.operation} and ec2:DescribeVpcs`,
    sees: [`ec2:${row.type}`],
    look: (scene) => look(row, scene),
  };
}

async function look(row: Ec2Row, scene: SweepScene): Promise<Sight> {
  const ec2 = awsClient(EC2Client, scene.region);
  const [things, networks] = await Promise.all([row.list(ec2, scene.accountId), networksOf(scene)]);
  return {
    leftovers: things.flatMap((thing): Leftover[] => {
      const found = thing.id === undefined || thing.settled ? undefined : foundBy(row, thing, scene, networks);
      return found === undefined ? [] : [leftover(row, thing.id!, thing, found, scene)];
    }),
  };
}

function foundBy(
  { nameKind }: Ec2Row,
  { Tags, name, VpcId, CidrBlock }: Ec2Thing,
  scene: SweepScene,
  networks: ReadonlySet<string>,
): string | undefined {
  const tags = tagMap(Tags);
  const found = whose(scene, { tags, name, kind: nameKind });
  if (found !== undefined) return found;
  // A foreign tag tells it is another's, wherever it is.
  if (tags.Client !== undefined) return undefined;
  if (VpcId !== undefined && networks.has(VpcId)) return `in ${VpcId}`;
  return isInside(scene, CidrBlock) ? `in the block ${CidrBlock}` : undefined;
}

function isInside({ blocks }: SweepScene, text: string | undefined): boolean {
  const inner = text === undefined ? undefined : parseBlock(text);
  return inner !== undefined && !("rule" in inner) && blocks.some((outer) => contains(outer, inner));
}

function leftover({ type, remove }: Ec2Row, id: string, thing: Ec2Thing, found: string, scene: SweepScene): Leftover {
  const { partition, region, accountId } = scene;
  const name = thing.name ?? tagMap(thing.Tags).Name;
  return {
    subject: name === undefined || name === "" ? id : `${id} ${name}`,
    arn: `arn:${partition}:ec2:${region}:${accountId}:${type}/${id}`,
    found,
    commands: remove(id, thing).map((words) => awsCall(region, "ec2", ...words)),
  };
}
