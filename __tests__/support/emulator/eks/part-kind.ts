import { type Document, given, MADE_AT } from "./document";

/** Where a part of a cluster is made. */
export interface PartPlace {
  readonly cluster: Document;
  readonly region: string;
  readonly account: string;
  /** A number no other part has. */
  readonly number: number;
}

/** One kind of thing that a cluster has many of. */
export interface PartKind {
  /** The folder in EKS's paths, such as `node-groups`. */
  readonly folder: string;
  /** The key of one in an answer, and of the list of all. */
  readonly one: string;
  readonly all: string;
  /** The field that names it in a path, and the field with its ARN. */
  readonly key: string;
  readonly arn: string;
  create(input: Document, place: PartPlace): Document;
  /** What a change of it changes. */
  update(input: Document, part: Document): Document;
  /** What stands for it in the list of all: its name, where it isn't a summary. */
  readonly summary?: (part: Document) => unknown;
}

const arnOf = ({ region, account }: PartPlace, resource: string) => `arn:aws:eks:${region}:${account}:${resource}`;

/** Distinct, and as long as EKS's. */
const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

const NODE_GROUP: PartKind = {
  folder: "node-groups",
  one: "nodegroup",
  all: "nodegroups",
  key: "nodegroupName",
  arn: "nodegroupArn",
  create: (input, place) => ({
    amiType: "AL2023_x86_64_STANDARD",
    capacityType: "ON_DEMAND",
    instanceTypes: ["t3.medium"],
    version: place.cluster.version,
    releaseVersion: `${String(place.cluster.version)}.0-20260101`,
    updateConfig: { maxUnavailable: 1 },
    labels: {},
    ...input,
    nodegroupArn: arnOf(
      place,
      `nodegroup/${String(place.cluster.name)}/${String(input.nodegroupName)}/${uuid(place.number)}`,
    ),
    clusterName: place.cluster.name,
    createdAt: MADE_AT,
    modifiedAt: MADE_AT,
    status: "ACTIVE",
    health: { issues: [] },
    resources: { autoScalingGroups: [{ name: `eks-${String(input.nodegroupName)}-${uuid(place.number)}` }] },
  }),
  update: (input, part) => {
    const { addOrUpdateLabels, removeLabels = [] } = (input.labels ?? {}) as LabelChange;
    const labels = { ...(part.labels as Document), ...addOrUpdateLabels };
    for (const label of removeLabels) delete labels[label];
    const names = ["scalingConfig", "updateConfig", "nodeRepairConfig", "version", "releaseVersion", "launchTemplate"];
    return { ...given(input, names), labels };
  },
};

interface LabelChange {
  readonly addOrUpdateLabels?: Document;
  readonly removeLabels?: readonly string[];
}

const ADD_ON: PartKind = {
  folder: "addons",
  one: "addon",
  all: "addons",
  key: "addonName",
  arn: "addonArn",
  create: (input, place) => ({
    ...given(input, ["addonName", "addonVersion", "serviceAccountRoleArn", "configurationValues", "tags"]),
    addonArn: arnOf(place, `addon/${String(place.cluster.name)}/${String(input.addonName)}/${uuid(place.number)}`),
    clusterName: place.cluster.name,
    createdAt: MADE_AT,
    modifiedAt: MADE_AT,
    status: "ACTIVE",
    health: { issues: [] },
  }),
  update: (input) => given(input, ["addonVersion", "serviceAccountRoleArn", "configurationValues"]),
};

const ACCESS_ENTRY: PartKind = {
  folder: "access-entries",
  one: "accessEntry",
  all: "accessEntries",
  key: "principalArn",
  arn: "accessEntryArn",
  create: (input, place) => ({
    type: "STANDARD",
    username: input.principalArn,
    kubernetesGroups: [],
    ...input,
    accessEntryArn: arnOf(
      place,
      `access-entry/${String(place.cluster.name)}/role/${place.account}/${uuid(place.number)}`,
    ),
    clusterName: place.cluster.name,
    createdAt: MADE_AT,
    modifiedAt: MADE_AT,
  }),
  update: (input) => given(input, ["kubernetesGroups", "username"]),
};

const POD_IDENTITY_ASSOCIATION: PartKind = {
  folder: "pod-identity-associations",
  one: "association",
  all: "associations",
  key: "associationId",
  arn: "associationArn",
  create: (input, place) => {
    const associationId = `a-${String(place.number).padStart(17, "0")}`;
    return {
      ...input,
      associationId,
      associationArn: arnOf(place, `podidentityassociation/${String(place.cluster.name)}/${associationId}`),
      clusterName: place.cluster.name,
      createdAt: MADE_AT,
      modifiedAt: MADE_AT,
    };
  },
  update: (input) => given(input, ["roleArn", "disableSessionTags", "targetRoleArn"]),
  summary: (part) => given(part, ["clusterName", "namespace", "serviceAccount", "associationArn", "associationId"]),
};

/** What a cluster has many of. */
export const PART_KINDS: readonly PartKind[] = [NODE_GROUP, ADD_ON, ACCESS_ENTRY, POD_IDENTITY_ASSOCIATION];
