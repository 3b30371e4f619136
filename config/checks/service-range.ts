import { overlaps } from "../cidr";
import { blockOf, type Check } from "../registry";
import { DOCKER_BRIDGE } from "../schema/address-space";
import { reservedInLedger } from "./ledger-reserved";

/** The range of Kubernetes services is nobody else's: pods could not tell a service from what has its address. */
export const checkServiceRange: Check = function* ({ platform, ledger }) {
  const services = blockOf(platform?.kubernetes?.serviceIpv4Cidr);
  if (!services) return;
  const reserved = reservedInLedger(ledger).map(({ block, reason }) => {
    return { block, reason: `${reason} (reserved in cidr-registry.yaml)` };
  });
  for (const { block, reason } of [DOCKER_BRIDGE, ...reserved]) {
    if (!overlaps(services, block)) continue;
    const message = `overlaps ${block.text}: ${reason}`;
    yield { file: "platform", path: ["kubernetes", "service_ipv4_cidr"], rule: "service-cidr", message };
  }
};
