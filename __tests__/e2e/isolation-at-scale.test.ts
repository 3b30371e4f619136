import { isClientName, isReservedName } from "../../config/schema/client-name";
import { isolationViolations } from "../guarantees/checks/isolation";
import { maximalClient, minimalClient, platformWith, VPN } from "../support/fleets";
import { clientEntry, fleetOf, projectOf, type Section } from "../support/registry";
import { synthesize } from "../support/synth";

/** Names that are parts of each other, single letters, and words that names of other things are made of. */
const ODD = [
  ..."data nodes key vpc a b z acme acme-eu acme-production eu eu-west e e1 us east policy bucket node kube".split(" "),
  ..."system grafana prometheus loki tempo thanos role s3 s3-data input output inventory replica client".split(" "),
  ..."fleet ohio ezra world key-1 storage network postgres primary admin web db cost alarms uploads zone region".split(
    " ",
  ),
  ..."tag name id arn aw kms iam ec2 sns sqs type self each count var local path module resource provider map".split(
    " ",
  ),
  ..."acme-logs acme-data logs-acme x x-y x-y-z m6i t3 gp3 linux bash root staging-a production-a us-east-2".split(" "),
].filter((name) => isClientName(name) && !isReservedName(name));

const KINDS = [maximalClient, clientEntry, minimalClient];
const CLIENTS = 300;

/** Odd names first, then as many numbered ones as it takes. */
function names(): string[] {
  const numbered = Array.from({ length: CLIENTS - ODD.length }, (_, index) => `${ODD[index % ODD.length]!}-${index}`);
  return [...ODD, ...numbered];
}

function clientOf(index: number, shift: number): Section {
  const entry = KINDS[(index + shift) % KINDS.length]!(index + 1);
  const block = `10.${Math.floor(index / 4) + 1}.${(index % 4) * 64}.0/18`;
  const gateway = `20.40.${Math.floor(index / 200) + 60}.${(index % 200) + 1}`;
  return {
    ...entry,
    client_code: `C${index}`,
    network: { ...(entry.network as object), vpc_cidr: block, cidr_offset: undefined },
    ...(entry.vpn ? { vpn: { ...VPN.bgp, customer_gateway_ip: gateway } } : {}),
  };
}

describe("300 clients of all kinds, whatever they are called", () => {
  it.each([
    ["layer", 0],
    ["client", 1],
  ])("take in nothing of each other with a state for each %s", (layout, shift) => {
    const clients = names().map((name, index): [string, Section] => [name, clientOf(index, shift)]);
    const fleet = fleetOf(projectOf(Object.fromEntries(clients), platformWith({ state: { layout } })));
    expect(fleet.clients).toHaveLength(CLIENTS);
    expect(isolationViolations(synthesize(fleet), fleet)).toEqual([]);
  });
});
