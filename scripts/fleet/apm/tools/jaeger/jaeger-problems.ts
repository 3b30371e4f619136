import { decode } from "../../../../../config/reading/decode";
import type { Problem } from "../../../../../config/reading/problem";
import { keyProblem } from "../config-problem";
import { secretProblems, type SecretPolicy } from "../config-secrets";
import { fieldOf, recordOf } from "../field-of";
import { receiverEndpointProblems } from "../receivers";
import { KINDS } from "./components";
import { pipelineProblems, type Defined, type Pipeline } from "./pipelines";
import { JAEGER } from "./schema";
import { storageProblems } from "./storage";

const SECRETS: SecretPolicy = {
  tool: "Jaeger",
  isSecret: () => false,
  expands: true,
  hint: "have it read from the environment: ${env:NAME}",
};

/** What keeps Jaeger 2 from starting: references between pipelines, components and storage that lead nowhere. */
export function jaegerProblems(data: unknown): readonly Problem[] {
  const { value, problems } = decode(JAEGER, data);
  const pipelines: Readonly<Record<string, Pipeline | undefined>> | undefined = value?.service?.pipelines;
  return [
    ...problems,
    ...(pipelines && Object.keys(pipelines).length === 0 ? [NO_PIPELINE] : []),
    ...secretProblems(data, SECRETS),
    ...pipelineProblems(pipelines ?? {}, value?.service?.extensions ?? [], definedIn(data)),
    ...storageProblems(data),
    ...receiverEndpointProblems(fieldOf(data, "receivers"), ["receivers"]),
  ];
}

const NO_PIPELINE = keyProblem(["service", "pipelines"], "pipeline", "must have at least one pipeline");

function definedIn(data: unknown): Defined {
  const ids = KINDS.map((kind) => [kind, Object.keys(recordOf(fieldOf(data, kind)))] as const);
  return Object.fromEntries(ids) as unknown as Defined;
}
