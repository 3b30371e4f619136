import { stringsIn } from "../../../scripts/fleet/review/model/strings-in";
import { resourcesIn, type Documents, type Resource } from "../../support/synth";

/** Resources whose secret part Terraform keeps in its state, whatever one does. */
const SECRETS_IN_STATE = [
  "random_password",
  "tls_private_key",
  "aws_iam_access_key",
  "aws_iam_user_login_profile",
  "data.aws_secretsmanager_secret_version",
  "data.aws_secretsmanager_random_password",
  "data.aws_ssm_parameter",
  "data.aws_eks_cluster_auth",
];

/** Arguments that hold a secret, wherever they stand. */
const SECRET_KEY =
  /(^|_)(password|passwd|passphrase|secret|secret_string|secret_key|private_key|api_key|token|preshared_key|webhook_url)(_wo)?$/;
/** Attributes that are secret, and so must not be referred to where they would be kept. */
const SECRET_ATTRIBUTE =
  /\.(tunnel[12]_preshared_key|customer_gateway_configuration|secret_string|secret|private_key\w*|password)\b/;
const SECRET_VALUE =
  /\b(AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY|\bxox[abp]-|hooks\.slack\.com\/services\/|\bgh[pousr]_[A-Za-z0-9]{36}|\bglsa_[A-Za-z0-9]{20}/;

/** G7: where a synthesized file holds a secret, or would have Terraform put one into its state or its outputs. */
export function secretViolations(documents: Documents): string[] {
  return [
    ...resourcesIn(documents).flatMap((resource) =>
      ofResource(resource).map((problem) => `${resource.stack}: ${resource.address} ${problem}`),
    ),
    ...Object.entries(documents).flatMap(([stack, document]) => [
      ...Object.entries(document.output ?? {}).flatMap(([name, output]) =>
        output.sensitive ? [`${stack}: output ${name} is sensitive`] : [],
      ),
      ...[...stringsIn(document)].flatMap(({ path, text }) => [
        ...(SECRET_VALUE.test(text) ? [`${stack}: ${path} looks like a credential`] : []),
        ...[...text.matchAll(/\$\{[^}]*\}/g)]
          .filter(([expression]) => SECRET_ATTRIBUTE.test(expression))
          .map(([expression]) => `${stack}: ${path} refers to a secret, ${expression}`),
      ]),
    ]),
  ];
}

function ofResource({ kind, type, body }: Resource): string[] {
  const address = kind === "data" ? `data.${type}` : type;
  const literals = [...stringsIn(body)].filter(({ path, text }) => {
    const key = path.split(".").at(-1)!;
    return SECRET_KEY.test(key) && text !== key && !/^\$\{[^}]*\}$/.test(text);
  });
  return [
    ...(SECRETS_IN_STATE.includes(address) ? ["keeps a secret in the state"] : []),
    ...literals.map(({ path }) => `has a secret in ${path}`),
    ...(type === "aws_vpn_connection" && body.preshared_key_storage !== "SecretsManager"
      ? ["keeps its pre-shared keys in the state (M-75)"]
      : []),
    ...(type === "aws_ssm_parameter" && body.type === "SecureString" && body.value !== undefined
      ? ["keeps its value in the state"]
      : []),
  ];
}
