import type { HelmValues } from "../cluster/helm-values";
import { tplLiteral } from "../cluster/helm-values";
import type { AlertingProps } from "./observability-props";
import { NAMESPACE } from "./services";

/** Name of the class of secrets, and of the volume they are in. */
const NAME = "alertmanager-receivers";

/** Where Alertmanager finds the files. */
const FOLDER = "/etc/alertmanager/receivers";

/** What Alertmanager reads from files, because its settings are in Terraform's state and in the release. */
export const SECRET_FILES = {
  slackWebhook: `${FOLDER}/slack-webhook`,
  smtpPassword: `${FOLDER}/smtp-password`,
} as const;

/** The secrets that receivers need, by the file each becomes. */
export function receiverSecrets({ slack, smtp }: AlertingProps): Readonly<Record<string, string>> {
  return {
    ...(slack && { "slack-webhook": slack.webhookSecretName }),
    ...(smtp && { "smtp-password": smtp.passwordSecretName }),
  };
}

/** What tells the CSI driver which secrets of Secrets Manager to mount; they become no Secret of Kubernetes (S3-93, G7). */
export function secretProviderClass(secrets: Readonly<Record<string, string>>, region: string): HelmValues {
  const objects = Object.entries(secrets).map(([objectAlias, objectName]) => ({
    objectName,
    objectType: "secretsmanager",
    objectAlias,
  }));
  return {
    apiVersion: "secrets-store.csi.x-k8s.io/v1",
    kind: "SecretProviderClass",
    metadata: { name: NAME, namespace: NAMESPACE },
    spec: {
      provider: "aws",
      // Every parameter is a text, even those that hold YAML or a boolean.
      parameters: { region, usePodIdentity: "true", objects: tplLiteral(JSON.stringify(objects)) },
    },
  };
}

/** The volume and its mount, among the values of Alertmanager's pods. */
export function secretVolume(): HelmValues {
  return {
    volumes: [
      {
        name: NAME,
        csi: {
          driver: "secrets-store.csi.k8s.io",
          readOnly: true,
          volumeAttributes: { secretProviderClass: NAME },
        },
      },
    ],
    volumeMounts: [{ name: NAME, mountPath: FOLDER, readOnly: true }],
  };
}
