import { ListServiceQuotasCommand, ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

import { KnownQuotas } from "../../../../../../config/known-quotas";
import { noteLiveQuotas } from "../../../../../../scripts/fleet/review/account/quota/live-quotas";
import type { QuotaUse } from "../../../../../../scripts/fleet/review/account/quota/uses-of";
import { mockedClient } from "../../../../../support/mocked-client";
import { EXAMPLE, fleetOf } from "../../../../../support/registry";

const sts = mockedClient(STSClient);
const quotas = mockedClient(ServiceQuotasClient);

const { target: PRODUCTION } = fleetOf(EXAMPLE);
const { target: STAGING } = fleetOf(EXAMPLE, { ENVIRONMENT: "staging" });
const ACCOUNT = PRODUCTION.accountId;

const need = (quota: QuotaUse["quota"], region: string | undefined): QuotaUse => {
  return { quota, account: ACCOUNT, region, least: 1, most: 1, client: 1 };
};
const USES = [need("elastic-ips", "us-east-2"), need("vpn-connections", "us-east-2"), need("iam-roles", undefined)];

async function read(targets = [PRODUCTION, STAGING]): Promise<{ known: KnownQuotas; unread: string[] }> {
  const known = new KnownQuotas();
  return { known, unread: await noteLiveQuotas(targets, USES, known) };
}

function refusal(name: string): Error {
  return Object.assign(new Error("no"), { name, $metadata: { httpStatusCode: 400 } });
}

describe("quotas that an account is asked for", () => {
  beforeEach(() => {
    sts.reset();
    quotas.reset();
    sts.on(GetCallerIdentityCommand).resolves({ Account: ACCOUNT, Arn: "arn:aws:iam::123456789012:user/x" });
  });

  it("are read page by page, once a service, and only of services that are needed", async () => {
    quotas
      .on(ListServiceQuotasCommand, { ServiceCode: "ec2" })
      .resolves({ Quotas: [{ QuotaCode: "L-0263D0A3", Value: 40 }], NextToken: "2" })
      .on(ListServiceQuotasCommand, { ServiceCode: "ec2", NextToken: "2" })
      .resolves({ Quotas: [{ QuotaCode: "L-3E6EC3A3", Value: 60 }] })
      .on(ListServiceQuotasCommand, { ServiceCode: "iam" })
      .resolves({ Quotas: [{ QuotaCode: "L-FE177D64", Value: 2000 }] });
    const { known, unread } = await read();
    expect(known.valueOf(ACCOUNT, "us-east-2", "L-0263D0A3")).toBe(40);
    expect(known.valueOf(ACCOUNT, "us-east-2", "L-3E6EC3A3")).toBe(60);
    expect(known.valueOf(ACCOUNT, undefined, "L-FE177D64")).toBe(2000);
    expect(quotas.commandCalls(ListServiceQuotasCommand)).toHaveLength(3);
    expect(unread).toEqual([STAGING.accountId]);
  });

  it("keep AWS's default where a region doesn't have the service", async () => {
    quotas.on(ListServiceQuotasCommand).rejects(refusal("NoSuchResourceException"));
    const { known } = await read();
    expect(known.valueOf(ACCOUNT, "us-east-2", "L-0263D0A3")).toBeUndefined();
  });

  it("end the command where AWS refuses, with the right that is missing", async () => {
    quotas.on(ListServiceQuotasCommand).rejects(refusal("AccessDeniedException"));
    await expect(read()).rejects.toThrow("needs servicequotas:ListServiceQuotas");
  });

  it("end the command where AWS stays throttled", async () => {
    quotas.on(ListServiceQuotasCommand).rejects(refusal("TooManyRequestsException"));
    await expect(read()).rejects.toThrow();
  });

  it("don't go on for ever where a page names itself as the next", async () => {
    quotas.on(ListServiceQuotasCommand).resolves({ Quotas: [], NextToken: "again" });
    await read();
    expect(quotas.commandCalls(ListServiceQuotasCommand).length).toBeLessThan(6);
  });

  it("are of no other account: credentials of neither end the command", async () => {
    sts.on(GetCallerIdentityCommand).resolves({ Account: "999999999999", Arn: "x" });
    await expect(read()).rejects.toThrow("the credentials are of account 999999999999");
    expect(quotas.commandCalls(ListServiceQuotasCommand)).toHaveLength(0);
  });
});
