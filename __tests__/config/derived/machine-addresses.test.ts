import { block, contains } from "../../../config/cidr";
import { MACHINE_HOSTS, machineAddress } from "../../../config/derived/machine-addresses";
import { planSubnets } from "../../../config/derived/subnets";

describe("The fixed addresses of machines", () => {
  it("are counted from the start of the private subnet", () => {
    expect(machineAddress("10.100.32.0/20", "database")).toBe("10.100.32.10");
    expect(machineAddress("10.100.32.0/20", "analytics")).toBe("10.100.32.11");
    expect(machineAddress("10.100.0.240/28", "database")).toBe("10.100.0.250");
  });

  it("differ from each other", () => {
    const hosts = Object.values(MACHINE_HOSTS);
    expect(new Set(hosts).size).toBe(hosts.length);
  });

  it.each(["10.1.0.0/16", "10.1.2.0/24"])(
    "are among those AWS gives out, in the smallest subnet as well: %s",
    (vpc) => {
      for (const { private: subnet } of planSubnets(block(vpc), 2))
        for (const machine of Object.keys(MACHINE_HOSTS) as (keyof typeof MACHINE_HOSTS)[]) {
          const { first, last } = block(subnet);
          const address = block(`${machineAddress(subnet, machine)}/32`);
          expect(contains(block(subnet), address)).toBe(true);
          expect(address.first).toBeGreaterThanOrEqual(first + 4);
          expect(address.first).toBeLessThan(last);
        }
    },
  );
});
