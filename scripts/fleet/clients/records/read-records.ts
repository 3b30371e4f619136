import { CLIENT_STAGES } from "../../../../config/catalogue/client-stages";
import { deriveClients } from "../../../../config/derive";
import type { Client, Fleet, Target } from "../../../../config/fleet";
import type { Camel } from "../../../../config/reading/camel";
import { compare } from "../../../../config/reading/compare";
import { decodeFile } from "../../../../config/reading/decode-file";
import { definedOf } from "../../../../config/reading/defined-of";
import { YamlDocument } from "../../../../config/reading/yaml-document";
import { FILES, type ClientEntry } from "../../../../config/registry";
import { clientsFile } from "../../../../config/schema/client";
import { ledgerFile, type LedgerFile } from "../../../../config/schema/ledger";
import { chooseTarget, given } from "../../../../config/target";
import { todayOf } from "../../../../config/today";
import type { ClientPlace, ClientRecord } from "./client-record";
import { supportEnd } from "./support-end";

type LedgerEntry = Camel<LedgerFile>["clients"][string];
type Where = Pick<ClientPlace, "environment" | "region" | "vpcCidr" | "allocatedDate" | "notes">;

/** Every client of registry and ledger of a project that is valid, sorted by name. */
export function readRecords(root: string, { platform, namedClients }: Fleet): ClientRecord[] {
  const ledgerPath = given(process.env.CIDR_REGISTRY) ?? FILES.ledger;
  const registered = decodeFile(new YamlDocument(root, FILES.clients), clientsFile).whole?.clients ?? {};
  const ledger = decodeFile(new YamlDocument(root, ledgerPath), ledgerFile).whole?.clients ?? {};
  const today = todayOf(process.env);
  const places = new Map<string, Here>();

  return [...namedClients].sort(compare).map((name): ClientRecord => {
    const entry = Object.hasOwn(registered, name) ? registered[name] : undefined;
    const block = Object.hasOwn(ledger, name) ? ledger[name] : undefined;
    return {
      name,
      stage: block?.status,
      stageSince: block && sinceOf(block),
      enabled: entry?.enabled,
      tier: entry?.tier,
      code: entry?.clientCode,
      fullName: entry?.metadata.fullName,
      places: wheresOf(entry, block).map((where) => placeOf(name, where)),
    };
  });

  function wheresOf(entry: ClientEntry | undefined, block: LedgerEntry | undefined): Where[] {
    const blocks = block ? [block, ...block.alsoIn] : [];
    const deployments = entry
      ? [
          { ...platform.defaultTarget, ...definedOf(entry.placement ?? {}), vpcCidr: entry.network.vpcCidr },
          ...entry.alsoIn.map(({ environment, region, network }) => ({
            environment,
            region,
            vpcCidr: network.vpcCidr,
          })),
        ]
      : [];
    const isSame = (a: Pick<Where, "environment" | "region">, b: Pick<Where, "environment" | "region">): boolean =>
      a.environment === b.environment && a.region === b.region;
    const rest = blocks.filter((each) => !deployments.some((deployment) => isSame(deployment, each)));
    return [...deployments, ...rest].map(({ environment, region, vpcCidr }) => {
      const record = blocks.find((each) => isSame(each, { environment, region }));
      return { environment, region, vpcCidr, allocatedDate: record?.allocatedDate, notes: record?.notes };
    });
  }

  function placeOf(name: string, where: Where): ClientPlace {
    const { target, clients } = hereAt(where);
    const client = clients.get(name);
    return {
      ...where,
      target,
      client,
      kubernetes: client?.eks.enabled ? supportEnd(client.eks.version, today) : undefined,
    };
  }

  /** Switched off or not, everybody of the registry is derived: what they have or had goes by the same names. */
  function hereAt({ environment, region }: Where): Here {
    const key = `${environment} ${region}`;
    const known = places.get(key);
    if (known) return known;
    const target = chooseTarget(platform, { ENVIRONMENT: environment, AWS_REGION: region });
    const enabled = Object.fromEntries(
      Object.entries(registered).map(([name, entry]) => [name, { ...entry, enabled: true }]),
    );
    const here: Here =
      "rule" in target
        ? { target: undefined, clients: new Map() }
        : { target, clients: new Map(deriveClients(enabled, platform, target).map((each) => [each.name, each])) };
    places.set(key, here);
    return here;
  }
}

interface Here {
  readonly target: Target | undefined;
  readonly clients: ReadonlyMap<string, Client>;
}

function sinceOf(block: LedgerEntry): string | undefined {
  const stage = CLIENT_STAGES[block.status];
  const field = "since" in stage ? stage.since : undefined;
  const began = {
    paused_date: block.pausedDate,
    offboarding_date: block.offboardingDate,
    decommissioned_date: block.decommissionedDate,
  };
  return field === undefined ? block.allocatedDate : began[field];
}
