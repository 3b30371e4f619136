import { stringsIn } from "../../../scripts/fleet/review/model/strings-in";
import type { Documents } from "../../support/synth";
import { referencesIn } from "../../../scripts/fleet/review/model/references";
import { hasAddress } from "./has-address";

const LEAKS: readonly [RegExp, string][] = [
  [/TfToken\[/, "an unresolved token"],
  [/\[object [A-Z]/, "an object turned into text"],
  [/\bundefined\b|\bNaN\b/, "a missing value turned into text"],
  [/\d(\.\d+)?e\+?2[89]\d/, "an unresolved number token"],
  [/#\{/, "an unresolved list token"],
  // `%%{` and `$${` are escaped: Terraform hands them on.
  [/(?<!%)%\{/, "a template directive"],
];

/** References this project writes; anything else between braces is for Terraform to run, and not ours. */
const PLAIN_REFERENCE = /^(data\.)?[a-z][a-z0-9]*_[a-z0-9_]+\.[A-Za-z][\w-]*(\.[\w-]+|\[(\d+|"[^"]*")\])*$/;
/** The expressions that Terraform runs all the same, by where they stand. */
const EXPRESSIONS: readonly { readonly path: RegExp; readonly inner: RegExp }[] = [
  // What a lower layer must have published before this one is planned, and that it has a state at all.
  { path: /\.postcondition\.\d+\.condition$/, inner: /^can\(self\.outputs(\.[\w-]+)+\)$/ },
  {
    path: /\.terraform_remote_state\.[\w-]+\.lifecycle\.precondition\.0\.condition$/,
    inner: /^anytrue\(\[for key in data\.aws_s3_objects\.[\w-]+\.keys : !endswith\(key, "\.tflock"\)\]\)$/,
  },
  // A client that has left may have a cluster yet, and its layer a state.
  {
    path: /\.terraform_remote_state\.[\w-]+\.count$/,
    inner: /^anytrue\(\[for key in data\.aws_s3_objects\.[\w-]+\.keys : !endswith\(key, "\.tflock"\)\]\) \? 1 : 0$/,
  },
  {
    path: /^provider\.(helm|kubernetes)\.\d+\.(kubernetes\.)?(host|cluster_ca_certificate)$/,
    inner:
      /^(base64decode\()?try\(data\.terraform_remote_state\.platform(\[0\])?\.outputs\.client_clusters(\.[\w-]+)+, "(https:\/\/[\w-]+\.invalid)?"\)\)?$/,
  },
  // Providers take a cluster's certificate as text.
  {
    path: /^provider\.(helm|kubernetes)\.\d+\.(kubernetes\.)?cluster_ca_certificate$/,
    inner: /^base64decode\(data\.terraform_remote_state\.platform\.outputs\.client_clusters(\.[\w-]+)+\)$/,
  },
  // A log group that EKS has left behind, if there is one.
  {
    path: /^import\.\d+\.for_each$/,
    inner:
      /^toset\(\[for name in data\.aws_cloudwatch_log_groups\.[\w-]+\.log_group_names : name if name == "[\w/-]+"\]\)$/,
  },
  { path: /^import\.\d+\.id$/, inner: /^each\.value$/ },
  // Which version a cluster runs, if there is one (S3-55).
  {
    path: /\.aws_eks_cluster\.[\w-]+\.count$/,
    inner: /^contains\(tolist\(data\.aws_eks_clusters\.[\w-]+\.names\), "[a-z0-9-]+"\) \? 1 : 0$/,
  },
  {
    path: /\.aws_eks_cluster\.[\w-]+\.lifecycle\.precondition\.0\.(condition|error_message)$/,
    inner:
      /^(contains\(\["1\.\d+", "1\.\d+"\], )?try\(data\.aws_eks_cluster\.[\w-]+(\.0|\[0\])\.version, "1\.\d+"\)\)?$/,
  },
];

/** Token leaks, expressions that are no plain references, and references that lead nowhere. */
export function tokenViolations(documents: Documents): string[] {
  return Object.entries(documents).flatMap(([stack, document]) => {
    const strings = [...stringsIn(document)].map(unpacked);
    return [
      ...strings.flatMap(({ path, text }) => [
        ...LEAKS.filter(([pattern]) => pattern.test(text)).map(([, what]) => `${path} holds ${what}: ${text}`),
        ...[...text.matchAll(/(?<!\$)\$\{(?<inner>[^}]*)\}?/g)]
          .map((match) => match.groups!.inner!)
          .filter((inner) => !PLAIN_REFERENCE.test(inner))
          .filter((inner) => !EXPRESSIONS.some((known) => known.path.test(path) && known.inner.test(inner)))
          .map((inner) => `${path} holds an expression: ${inner}`),
      ]),
      ...numbersIn(document).map((path) => `${path} holds an unresolved number token`),
      ...referencesIn(document)
        .filter(({ address }) => !hasAddress(document, address))
        .map(({ path, address }) => `${path} refers to ${address}, which the stack does not have`),
    ].map((problem) => `${stack}: ${problem}`);
  });
}

/** User data is compressed by Terraform: what it compresses is a template like all others, and is looked at as one. */
function unpacked({ path, text }: { path: string; text: string }): { path: string; text: string } {
  const literal = path.endsWith(".user_data_base64") && /^\$\{base64gzip\((".*")\)\}$/s.exec(text)?.[1];
  return { path, text: literal ? (JSON.parse(literal) as string) : text };
}

function numbersIn(value: unknown, path = ""): string[] {
  if (typeof value === "number") return Math.abs(value) > 1e280 ? [path] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => numbersIn(member, path ? `${path}.${key}` : key));
}
