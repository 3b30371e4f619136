import { KUBERNETES_VERSIONS } from "../catalogue/kubernetes-versions";
import type { Path } from "../reading/path";
import { clientEntries, type Check } from "../registry";

/** What follows when standard support is over. Source: EKS User Guide, cluster upgrade policy. */
const EXTENDED_SUPPORT = {
  EXTENDED: "extended support costs six times as much an hour",
  STANDARD:
    "EKS upgrades such clusters by itself, unless kubernetes.support_type is EXTENDED, at six times the price an hour",
} as const;

/** Versions that EKS no longer supports are refused; those that cost extra for it are warned about. */
export const checkKubernetesVersions: Check = function* ({ platform, clients, today }) {
  const wanted: { file: "platform" | "clients"; path: Path; version: string | undefined }[] = [
    { file: "platform", path: ["kubernetes", "version"], version: platform?.kubernetes?.version },
    ...clientEntries({ clients }).map(([name, { eks }]) => ({
      file: "clients" as const,
      path: ["clients", name, "eks", "version"],
      version: eks?.version,
    })),
  ];
  for (const { file, path, version } of wanted) {
    const support = version === undefined ? undefined : KUBERNETES_VERSIONS[version];
    if (!support) continue;
    const at = { file, path, rule: "kubernetes-version" };
    if (support.extendedUntil < today) {
      const message = `has no support since ${support.extendedUntil}: EKS upgrades such clusters by itself`;
      yield { ...at, message, hint: `supported: ${supportedVersions(today).join(", ")}` };
    } else if (support.standardUntil < today) {
      const message = `is out of standard support since ${support.standardUntil}; extended support ends ${support.extendedUntil}`;
      yield {
        ...at,
        severity: "warning",
        message,
        hint: EXTENDED_SUPPORT[platform?.kubernetes?.supportType ?? "STANDARD"],
      };
    }
  }
};

function supportedVersions(today: string): string[] {
  return Object.keys(KUBERNETES_VERSIONS).filter((each) => KUBERNETES_VERSIONS[each]!.extendedUntil >= today);
}
