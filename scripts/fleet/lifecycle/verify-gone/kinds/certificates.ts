import { ACMClient, paginateListCertificates } from "@aws-sdk/client-acm";

import { awsClient } from "../../../aws/aws-client";
import { allPages } from "../all-pages";
import { awsCall } from "../aws-words";
import type { Leftover, SweepKind } from "../sweep-scene";

/** Certificates for names in the client's zones. */
export const certificates: SweepKind = {
  id: "certificates",
  scope: "region",
  looked: "its DNS zone, and names below it",
  means: "asked for by its applications; can't be renewed once the zone is gone",
  permission: "acm:ListCertificates",
  async look(scene) {
    const client = awsClient(ACMClient, scene.region);
    // Without these, only RSA of 2048 bits is listed.
    const keyTypes = [
      "RSA_1024",
      "RSA_2048",
      "RSA_3072",
      "RSA_4096",
      "EC_prime256v1",
      "EC_secp384r1",
      "EC_secp521r1",
    ] as const;
    const pages = paginateListCertificates({ client }, { Includes: { keyTypes: [...keyTypes] } });
    const zones = [...scene.names("DNS zone")];
    const all = await allPages(pages, ({ CertificateSummaryList }) => CertificateSummaryList);
    const leftovers = all.flatMap(({ CertificateArn = "", DomainName = "", SubjectAlternativeNameSummaries = [] }) => {
      const name = [DomainName, ...SubjectAlternativeNameSummaries].find((each) =>
        zones.some((zone) => each === zone || each.endsWith(`.${zone}`)),
      );
      if (name === undefined) return [];
      const commands = [awsCall(scene.region, "acm", "delete-certificate", "--certificate-arn", CertificateArn)];
      return [{ subject: DomainName, arn: CertificateArn, found: `name ${name}`, commands } satisfies Leftover];
    });
    return { leftovers };
  },
};
