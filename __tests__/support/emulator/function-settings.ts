import type { Rule, ShimRow } from "./rule";
import type { Answer } from "./upstream";

/** What moto forgets of a function. */
const FORGOTTEN = ["KMSKeyArn", "DeadLetterConfig", "LoggingConfig"] as const;

export const FUNCTION_ROWS: readonly ShimRow[] = [
  {
    service: "lambda",
    operation: "CreateFunction, GetFunction, GetFunctionConfiguration",
    reason: `loses ${FORGOTTEN.join(", ")} of a function`,
  },
];

const FUNCTIONS = /^\/2015-03-31\/functions(?:\/(?<name>[^/]+)(?:\/configuration)?)?\/?$/;

type Settings = Record<string, unknown>;

/** Remembers these settings from a function's creation and reports them with it. */
export function functionSettings(): Rule {
  const settingsOf = new Map<string, Settings>();
  return {
    async answer(request, emulator) {
      const match = request.service === "lambda" ? FUNCTIONS.exec(request.path) : null;
      if (!match) return undefined;
      const name = match.groups?.name?.split(":").at(-1);
      if (request.method === "POST" && name === undefined) {
        const created = JSON.parse(request.body.toString()) as Settings & { FunctionName: string };
        const kept = FORGOTTEN.filter((setting) => created[setting] !== undefined);
        settingsOf.set(created.FunctionName, Object.fromEntries(kept.map((setting) => [setting, created[setting]])));
      }
      if (request.method !== "GET" || name === undefined) return undefined;
      return withSettings(await emulator(request), settingsOf.get(name));
    },
  };
}

/** GetFunction wraps the configuration that GetFunctionConfiguration answers bare. */
function withSettings(answer: Answer, settings: Settings | undefined): Answer {
  if (answer.status !== 200 || settings === undefined) return answer;
  const document = JSON.parse(answer.body.toString()) as Settings;
  const completed =
    typeof document.Configuration === "object"
      ? { ...document, Configuration: { ...document.Configuration, ...settings } }
      : { ...document, ...settings };
  return { ...answer, body: JSON.stringify(completed) };
}
