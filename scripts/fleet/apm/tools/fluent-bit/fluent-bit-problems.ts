import { quote } from "../../../../../config/reading/quote";
import { isSecretKey, secretIn } from "../../../../../config/reading/secrets";
import { didYouMean } from "../../../../../config/reading/suggest";
import { hasReference } from "../references";
import type { SourceText, TextProblem } from "../source-text";
import { readClassic, type ClassicFile, type Entry, type Section } from "./classic";
import { LOG_LEVELS, PARSER_FORMATS, PLUGINS, SECTIONS, SERVICE_KEYS } from "./plugins";

const SECRET_HINT = "write ${NAME}, and have AWS Secrets Manager fill that variable of the pod";

/** What keeps Fluent Bit from starting with a classic configuration, or from sending anything. */
export function fluentBitProblems(source: SourceText): readonly TextProblem[] {
  const file = readClassic(source);
  return [
    ...file.problems,
    ...file.sections.flatMap((section) => [
      ...kindProblems(section),
      ...section.entries.flatMap((entry) => secretProblems(section, entry)),
      ...(section.kind === "SERVICE" ? serviceProblems(section) : []),
      ...(Object.hasOwn(PLUGINS, section.kind) ? pluginProblems(section) : []),
      ...(section.kind === "PARSER" ? parserProblems(section) : []),
    ]),
    ...flowProblems(file),
  ];
}

function pathOf({ kind }: Section, key?: string): string {
  return quote(key === undefined ? `[${kind}]` : `[${kind}].${key}`);
}

function find({ entries }: Section, name: string): Entry | undefined {
  return entries.find(({ key }) => key.toLowerCase() === name);
}

function kindProblems(section: Section): readonly TextProblem[] {
  if (SECTIONS.includes(section.kind)) return [];
  const hint = didYouMean(section.kind, SECTIONS) ?? `known sections: ${SECTIONS.join(", ")}`;
  return [
    {
      offset: section.offset,
      path: pathOf(section),
      rule: "unknown-key",
      message: "is no section of Fluent Bit",
      hint,
    },
  ];
}

function secretProblems(section: Section, { key, value, valueOffset: offset }: Entry): readonly TextProblem[] {
  const asked =
    isSecretKey(key) || /^(shared_key|account_key|http_passwd|license_?key|sas_token|credentials)$/i.test(key);
  const header = /^header$/i.test(key) && /^(authorization|x-api-key|dd-api-key)\s/i.test(value);
  const kind = secretIn(value) ?? (asked || header ? "a secret" : undefined);
  // Switches such as `Use_Token On` ask for nothing.
  if (kind === undefined || hasReference(value) || /^(on|off|true|false|\d{1,6})$/i.test(value)) return [];
  return [
    {
      offset,
      path: pathOf(section, key),
      rule: "secret-in-config",
      message: `holds ${kind} in plain`,
      hint: SECRET_HINT,
    },
  ];
}

/** What a value must look like, by key in small letters. */
const SERVICE_VALUES: Readonly<Record<string, readonly [RegExp, string]>> = {
  flush: [/^(?=.*[1-9])\d+(\.\d+)?$/, "must be seconds, more than 0"],
  grace: [/^-?\d+$/, "must be whole seconds"],
  http_port: [
    /^(?!0+$)(\d{1,4}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])$/,
    "must be a port from 1 to 65535",
  ],
  log_level: [new RegExp(`^(${LOG_LEVELS.join("|")})$`, "i"), `must be one of ${LOG_LEVELS.join(", ")}`],
  daemon: [/^(on|off|yes|no|true|false)$/i, "must be On or Off"],
  http_server: [/^(on|off|yes|no|true|false)$/i, "must be On or Off"],
  health_check: [/^(on|off|yes|no|true|false)$/i, "must be On or Off"],
  hot_reload: [/^(on|off|yes|no|true|false)$/i, "must be On or Off"],
  "storage.sync": [/^(normal|full)$/i, "must be normal or full"],
  "storage.backlog.mem_limit": [/^\d+(\.\d+)?[KMG]?B?$/i, "must be a size such as 32M"],
};

function serviceProblems(section: Section): readonly TextProblem[] {
  return section.entries.flatMap(({ key, value, keyOffset, valueOffset }): TextProblem[] => {
    const name = key.toLowerCase();
    const path = pathOf(section, key);
    if (!SERVICE_KEYS.includes(name)) {
      const hint = didYouMean(name, SERVICE_KEYS);
      return [
        {
          offset: keyOffset,
          path,
          rule: "unknown-key",
          message: "is no key of [SERVICE]",
          severity: "warning",
          ...(hint ? { hint } : {}),
        },
      ];
    }
    const rule = Object.hasOwn(SERVICE_VALUES, name) ? SERVICE_VALUES[name] : undefined;
    if (!rule || rule[0].test(value) || hasReference(value)) return [];
    return [{ offset: valueOffset, path, value: quote(value), rule: "setting-value", message: rule[1] }];
  });
}

function pluginProblems(section: Section): readonly TextProblem[] {
  const named = find(section, "name");
  if (!named)
    return [{ offset: section.offset, path: pathOf(section), rule: "missing", message: "needs Name, its plugin" }];
  const known = PLUGINS[section.kind]!;
  const problems: TextProblem[] = [];
  if (!known.includes(named.value.toLowerCase()) && !hasReference(named.value)) {
    const hint = didYouMean(named.value, known) ?? "a plugin of one's own is loaded by Plugins_File in [SERVICE]";
    const message = `is no ${section.kind.toLowerCase()} plugin of Fluent Bit's own`;
    problems.push({
      offset: named.valueOffset,
      path: pathOf(section, named.key),
      value: quote(named.value),
      rule: "plugin",
      message,
      hint,
      severity: "warning",
    });
  }
  const [match, pattern] = [find(section, "match"), find(section, "match_regex")];
  if (section.kind !== "INPUT" && !match && !pattern) {
    problems.push({
      offset: section.offset,
      path: pathOf(section),
      rule: "missing",
      message: "needs Match or Match_Regex: it would get no records",
    });
  }
  if (section.kind === "INPUT" && named.value.toLowerCase() === "tail" && !find(section, "path")) {
    problems.push({
      offset: section.offset,
      path: pathOf(section),
      rule: "missing",
      message: "needs Path: tail has no file to read",
    });
  }
  return problems;
}

function parserProblems(section: Section): readonly TextProblem[] {
  const format = find(section, "format");
  const problems: TextProblem[] = [];
  for (const [key, entry] of [["Name", find(section, "name")] as const, ["Format", format] as const]) {
    if (!entry)
      problems.push({ offset: section.offset, path: pathOf(section), rule: "missing", message: `needs ${key}` });
  }
  if (!format) return problems;
  if (!PARSER_FORMATS.includes(format.value.toLowerCase())) {
    const message = `must be one of ${PARSER_FORMATS.join(", ")}`;
    return [
      ...problems,
      {
        offset: format.valueOffset,
        path: pathOf(section, format.key),
        value: quote(format.value),
        rule: "setting-value",
        message,
      },
    ];
  }
  if (format.value.toLowerCase() === "regex" && !find(section, "regex")) {
    problems.push({
      offset: section.offset,
      path: pathOf(section),
      rule: "missing",
      message: "needs Regex: its format is regex",
    });
  }
  return problems;
}

/** Without an output everything is read and dropped; a file of parsers, or one that includes others, is only a part. */
function flowProblems({ sections, includes, problems }: ClassicFile): readonly TextProblem[] {
  const flow = new Set(sections.map(({ kind }) => kind));
  const part = includes || [...flow].some((kind) => kind !== "SERVICE" && !Object.hasOwn(PLUGINS, kind));
  if (part || problems.length > 0) return [];
  return ["INPUT", "OUTPUT"]
    .filter((kind) => !flow.has(kind))
    .map((kind): TextProblem => ({ offset: 0, rule: "missing", message: `has no [${kind}]` }));
}
