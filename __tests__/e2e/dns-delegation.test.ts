import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  GetHostedZoneCommand,
  Route53Client,
} from "@aws-sdk/client-route-53";

import { clientSettings } from "../../scripts/fleet/aws/client-settings";
import { describeWithEmulator, startOperator, type Operator, REGION } from "../support/operator";

const ZONE = "acme.ezra.world";
const PARENT = "ezra.world";

describeWithEmulator("fleet dns-record --check-delegation (S3-114)", () => {
  let operator: Operator;
  let route53: Route53Client;

  beforeAll(async () => {
    operator = await startOperator();
    route53 = new Route53Client(clientSettings(REGION));
  });
  afterAll(async () => {
    route53.destroy();
    await operator.stop();
  });
  beforeEach(() => operator.reset());

  async function makeZone(name: string): Promise<string> {
    const { HostedZone } = await route53.send(new CreateHostedZoneCommand({ Name: name, CallerReference: name }));
    return HostedZone!.Id!;
  }

  async function delegate(parentId: string, nameServers: readonly string[]): Promise<void> {
    const ResourceRecords = nameServers.map((Value) => ({ Value }));
    const ResourceRecordSet = { Name: ZONE, Type: "NS", TTL: 300, ResourceRecords } as const;
    const Changes = [{ Action: "CREATE", ResourceRecordSet }] as const;
    const ChangeBatch = { Changes: [...Changes] };
    await route53.send(new ChangeResourceRecordSetsCommand({ HostedZoneId: parentId, ChangeBatch }));
  }

  const check = () => operator.fleet(["dns-record", "--client", "acme", "--check-delegation", "--json"]);

  it.each([
    ["ok", 0, (own: string[]) => [...own].reverse().map((each) => `${each}.`)],
    ["different", 1, () => ["ns.example.com."]],
    ["different", 1, (own: string[]) => own.slice(1)],
    ["missing", 1, () => []],
  ])("tells that it is %s: exit %i", async (status, code, delegatedTo) => {
    const zoneId = await makeZone(ZONE);
    const { DelegationSet } = await route53.send(new GetHostedZoneCommand({ Id: zoneId }));
    const parentId = await makeZone(PARENT);
    const nameServers = delegatedTo(DelegationSet!.NameServers!);
    if (nameServers.length > 0) await delegate(parentId, nameServers);
    const run = await check();
    expect(run.code).toBe(code);
    expect(JSON.parse(run.stdout)).toMatchObject({ zone: ZONE, parentZone: PARENT, status });
    expect(run.stderr).toContain(`next: dig +short NS ${ZONE}`);
  });

  it("does not know it where the zone above is in another account: exit 1 (G13)", async () => {
    await makeZone(ZONE);
    const { code, stdout, stderr } = await check();
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ status: "unknown", parentNameServers: [] });
    expect(stderr).toContain(`the zone ${PARENT} is not in this account`);
  });
});
