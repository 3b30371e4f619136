import { Reference, type HelmValues } from "../cluster/helm-values";

/** The claim of a volume, as the Prometheus operator's objects have it. */
export function volumeClaim(storageClassName: string, sizeGib: number): HelmValues {
  return {
    volumeClaimTemplate: {
      spec: {
        storageClassName: new Reference(storageClassName),
        accessModes: ["ReadWriteOnce"],
        resources: { requests: { storage: `${sizeGib}Gi` } },
      },
    },
  };
}
