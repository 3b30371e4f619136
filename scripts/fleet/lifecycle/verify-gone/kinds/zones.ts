import { paginateListHostedZones, Route53Client, type ResourceRecordSet } from "@aws-sdk/client-route-53";

import { awsClient } from "../../../aws/aws-client";
import { plainName, recordSets } from "../../../dns/zone";
import { allPages } from "../all-pages";
import { awsCall } from "../aws-words";
import type { Leftover, SweepKind, SweepScene } from "../sweep-scene";

/** The client's DNS zones, public and private. */
export const zones: SweepKind = {
  id: "dns-zones",
  scope: "account",
  looked: "the zone's name",
  means: "paid for by the month; its records go first",
  permission: "route53:ListHostedZones and route53:ListResourceRecordSets",
  sees: ["route53:hostedzone"],
  async look(scene) {
    const client = awsClient(Route53Client, scene.region);
    const { partition } = scene;
    const ours = (await allZones(client)).filter(({ name }) => scene.names("DNS zone").has(name));
    const leftovers = ours.map(async ({ id, name }): Promise<Leftover> => {
      // The zone's own NS and SOA go with it.
      const records = (await recordSets(client, { id, name })).filter(
        (set) => !(plainName(set.Name) === name && /^(NS|SOA)$/.test(set.Type ?? "")),
      );
      return {
        subject: `${name} (${id})`,
        arn: `arn:${partition}:route53:::hostedzone/${id}`,
        found: "name",
        commands: [
          ...records.map((record) => removal(scene, id, record)),
          awsCall(scene.region, "route53", "delete-hosted-zone", "--id", id),
        ],
      };
    });
    return { leftovers: await Promise.all(leftovers) };
  },
};

/** What leads from the zone above to the client's. */
export const delegations: SweepKind = {
  id: "dns-delegations",
  scope: "account",
  looked: "records of the client's zone in the zone above; where that is elsewhere, the world's name servers",
  means: "leads to name servers that others may be given: whoever gets them answers for the client's names",
  permission: "route53:ListHostedZones and route53:ListResourceRecordSets",
  async look(scene) {
    const client = awsClient(Route53Client, scene.region);
    const all = await allZones(client);
    const names = [...scene.names("DNS zone")];
    const looked = names.map(async (name): Promise<Leftover[]> => {
      const parent = name.slice(name.indexOf(".") + 1);
      const above = all.filter((zone) => zone.name === parent);
      if (above.length === 0) return fromTheWorld(name, scene);
      const found = await Promise.all(
        above.map(async (zone) =>
          (await recordSets(client, zone))
            .filter((set) => isOf(plainName(set.Name), name))
            .map((set) => ({
              subject: `${plainName(set.Name)} ${set.Type} in ${parent} (${zone.id})`,
              found: "name",
              commands: [removal(scene, zone.id, set)],
            })),
        ),
      );
      return found.flat();
    });
    return { leftovers: (await Promise.all(looked)).flat() };
  },
};

/** The name itself, or one below it: `shop.acme-eu.…` is no name below `acme.…`. */
function isOf(name: string, zone: string): boolean {
  return name === zone || name.endsWith(`.${zone}`);
}

async function fromTheWorld(name: string, { resolve }: SweepScene): Promise<Leftover[]> {
  const servers = await resolve(name);
  if (servers.length === 0) return [];
  const subject = `${name} NS ${[...servers].sort().join(" ")}`;
  return [
    { subject, found: "name servers", commands: [`dig NS ${name}  # ask whoever has the zone above to delete it`] },
  ];
}

async function allZones(client: Route53Client): Promise<{ readonly id: string; readonly name: string }[]> {
  const all = await allPages(paginateListHostedZones({ client }, {}), ({ HostedZones }) => HostedZones);
  return all.map(({ Id = "", Name }) => ({ id: Id.replace("/hostedzone/", ""), name: plainName(Name) }));
}

function removal({ region }: SweepScene, zoneId: string, ResourceRecordSet: ResourceRecordSet): string {
  const batch = JSON.stringify({ Changes: [{ Action: "DELETE", ResourceRecordSet }] });
  return awsCall(region, "route53", "change-resource-record-sets", "--hosted-zone-id", zoneId, "--change-batch", batch);
}
