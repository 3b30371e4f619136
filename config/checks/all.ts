import type { Check } from "../registry";
import { checkAccountObjects } from "./account-objects";
import { checkAddOnVersions } from "./add-on-versions";
import { checkAddressBlocks } from "./address-blocks";
import { checkArns } from "./arns";
import { checkAuditRetention } from "./audit-retention";
import { checkChartVersions } from "./chart-versions";
import { checkClients } from "./clients";
import { checkClusterAccess } from "./cluster-access";
import { checkCommonTags } from "./common-tags";
import { checkDatabaseVolumes } from "./database-volumes";
import { checkDerivedAmounts } from "./derived-amounts";
import { checkDerivedNames } from "./derived-names";
import { checkDnsZones } from "./dns-zones";
import { checkGithub } from "./github";
import { checkKubernetesVersions } from "./kubernetes-versions";
import { checkLedger } from "./ledger";
import { checkLedgerEntries } from "./ledger-entries";
import { checkLedgerPlaces } from "./ledger-places";
import { checkLedgerReservations } from "./ledger-reservations";
import { checkLedgerStages } from "./ledger-stages";
import { checkLookalikes } from "./lookalikes";
import { checkMachines } from "./machines";
import { checkManagementBlocks } from "./management-blocks";
import { checkNodeCapacity } from "./node-capacity";
import { checkPlacement } from "./placement";
import { checkPlatform } from "./platform";
import { checkPodAddresses } from "./pod-addresses";
import { checkReadableRetention } from "./readable-retention";
import { checkRegions } from "./regions";
import { checkReplicas } from "./replicas";
import { checkServiceRange } from "./service-range";
import { checkSpotCapacity } from "./spot-capacity";
import { checkStorage } from "./storage";
import { checkToolRetention } from "./tool-retention";
import { checkVpn } from "./vpn";

/** Every rule over the whole registry, in no particular order: findings are sorted afterwards. */
export const CHECKS: readonly Check[] = [
  checkClients,
  checkAddressBlocks,
  checkLedger,
  checkLedgerEntries,
  checkLedgerStages,
  checkVpn,
  checkMachines,
  checkNodeCapacity,
  checkPodAddresses,
  checkSpotCapacity,
  checkDatabaseVolumes,
  checkKubernetesVersions,
  checkChartVersions,
  checkRegions,
  checkPlacement,
  checkPlatform,
  checkGithub,
  checkCommonTags,
  checkClusterAccess,
  checkReplicas,
  checkStorage,
  checkAuditRetention,
  checkReadableRetention,
  checkToolRetention,
  checkDerivedNames,
  checkDerivedAmounts,
  checkDnsZones,
  checkLookalikes,
  checkServiceRange,
  checkLedgerReservations,
  checkLedgerPlaces,
  checkManagementBlocks,
  checkArns,
  checkAddOnVersions,
  checkAccountObjects,
];
