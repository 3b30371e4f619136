import { quote } from "../../../../../config/reading/quote";
import { isSecretKey, secretIn } from "../../../../../config/reading/secrets";
import { didYouMean } from "../../../../../config/reading/suggest";
import { hasReference, isReference } from "../references";
import type { SourceText, TextProblem } from "../source-text";
import { readIni, type Heading, type IniFile, type Setting } from "./ini";
import { KNOWN_KEYS, SECTIONS, VALUES } from "./settings";

const SECRET_HINT = "write $__file{/path} or ${NAME}, and have AWS Secrets Manager fill the file or the variable";

/** What keeps Grafana from starting with an INI file, what it silently ignores, and secrets in plain (G7). */
export function grafanaProblems(source: SourceText): readonly TextProblem[] {
  const ini = readIni(source);
  return [
    ...ini.problems,
    ...ini.headings.flatMap((heading) => sectionProblems(heading)),
    ...ini.settings.flatMap((setting) => [
      ...secretProblems(setting),
      ...keyProblems(setting),
      ...valueProblems(setting),
    ]),
    ...duplicates(ini, source),
    ...databaseProblems(ini),
  ];
}

function pathOf({ section, key }: Pick<Setting, "section" | "key">): string {
  return quote(section === "" ? key : `${section}.${key}`);
}

/** `auth.generic_oauth`, `plugin.some-app` and the like are parts of a section. */
function sectionProblems({ name, offset }: Heading): readonly TextProblem[] {
  const section = name.split(".")[0]!;
  if (name === "DEFAULT" || SECTIONS.includes(section)) return [];
  const hint = didYouMean(section, SECTIONS);
  const message = "is no section that Grafana documents";
  return [{ offset, path: quote(name), rule: "unknown-key", message, severity: "warning", ...(hint ? { hint } : {}) }];
}

function keyProblems(setting: Setting): readonly TextProblem[] {
  const known = Object.hasOwn(KNOWN_KEYS, setting.section) ? KNOWN_KEYS[setting.section] : undefined;
  if (!known || known.includes(setting.key)) return [];
  const hint = didYouMean(setting.key, known);
  const message = "is no setting of this section that Grafana documents";
  return [
    {
      offset: setting.keyOffset,
      path: pathOf(setting),
      rule: "unknown-key",
      message,
      severity: "warning",
      ...(hint ? { hint } : {}),
    },
  ];
}

function valueProblems(setting: Setting): readonly TextProblem[] {
  const { section, key, value, valueOffset: offset } = setting;
  const name = `${section}.${key}`;
  const check = Object.hasOwn(VALUES, name) ? VALUES[name] : undefined;
  // An empty value leaves Grafana's default in place.
  if (!check || value === "" || hasReference(value) || isReference(value)) return [];
  const message = check(value);
  return message ? [{ offset, path: pathOf(setting), value: quote(value), rule: "setting-value", message }] : [];
}

function secretProblems(setting: Setting): readonly TextProblem[] {
  const { key, value, valueOffset: offset } = setting;
  const asked = isSecretKey(key) && !/^(-|true|false|\d{1,6})$/i.test(value);
  const kind = secretIn(value) ?? (asked ? "a secret" : undefined);
  if (kind === undefined || value === "" || hasReference(value) || isReference(value)) return [];
  return [
    { offset, path: pathOf(setting), rule: "secret-in-config", message: `holds ${kind} in plain`, hint: SECRET_HINT },
  ];
}

function duplicates({ settings }: IniFile, source: SourceText): readonly TextProblem[] {
  const first = new Map<string, number>();
  return settings.flatMap((setting): TextProblem[] => {
    const name = `${setting.section}\n${setting.key}`;
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, setting.keyOffset);
      return [];
    }
    const message = `stands here a second time; first at line ${source.lineOf(earlier)}`;
    return [{ offset: setting.keyOffset, path: pathOf(setting), rule: "ini-duplicate-key", message }];
  });
}

/** A database other than a file is somewhere. */
function databaseProblems({ settings }: IniFile): readonly TextProblem[] {
  const database = new Map(settings.filter(({ section }) => section === "database").map((each) => [each.key, each]));
  const type = database.get("type");
  if (!type || !/^(mysql|postgres)$/.test(type.value)) return [];
  if (database.get("url")?.value || database.get("host")?.value) return [];
  const message = "needs database.host or database.url: Grafana would look on its own machine";
  return [
    { offset: type.valueOffset, path: pathOf(type), value: type.value, rule: "missing", message, severity: "warning" },
  ];
}
