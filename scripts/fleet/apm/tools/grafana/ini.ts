import type { SourceText, TextProblem } from "../source-text";

/** One setting of an INI file, with its place. */
export interface Setting {
  /** Empty for what stands before the first section. */
  readonly section: string;
  readonly key: string;
  readonly value: string;
  readonly keyOffset: number;
  readonly valueOffset: number;
}

/** A section's heading. */
export interface Heading {
  readonly name: string;
  readonly offset: number;
}

/** An INI file as Grafana's parser (ini.v1) reads it, with the places that packages for INI files do not keep. */
export interface IniFile {
  readonly headings: readonly Heading[];
  readonly settings: readonly Setting[];
  readonly problems: readonly TextProblem[];
}

/** Texts that may run over several lines. */
const FENCES = ['"""', "`"];

/** Reads an INI file line by line; a line that can't be read is a problem and hides nothing after it. */
export function readIni(source: SourceText): IniFile {
  const headings: Heading[] = [];
  const settings: Setting[] = [];
  const problems: TextProblem[] = [];
  let section = "";
  for (let index = 0; index < source.lines.length; index++) {
    const line = index === 0 ? source.lines[0]!.replace(/^\uFEFF/, " ") : source.lines[index]!;
    const text = line.trim();
    const offset = source.starts[index]! + line.length - line.trimStart().length;
    if (text === "" || /^[#;]/.test(text)) continue;
    if (text.startsWith("[")) {
      const name = /^\[([^\]]+)\]\s*(?:[#;].*)?$/.exec(text)?.[1]?.trim();
      if (name === undefined) problems.push({ offset, rule: "ini-syntax", message: "is no section such as [server]" });
      else headings.push({ name, offset });
      section = name ?? section;
      continue;
    }
    const written = /^(?:"([^"]*)"|`([^`]*)`|([^=:]*?))\s*[=:]\s*/.exec(text);
    const key = written ? (written[1] ?? written[2] ?? written[3]!) : "";
    if (!written || key === "") {
      problems.push({ offset, rule: "ini-syntax", message: "is no setting such as http_port = 3000" });
      continue;
    }
    const value = readValue(source, index, text.slice(written[0].length), offset + written[0].length);
    if (value.problem) problems.push(value.problem);
    settings.push({ section, key, value: value.text, keyOffset: offset, valueOffset: offset + written[0].length });
    index = value.lastLine;
  }
  return { headings, settings, problems };
}

interface Value {
  readonly text: string;
  readonly lastLine: number;
  readonly problem?: TextProblem;
}

function readValue(source: SourceText, index: number, written: string, offset: number): Value {
  const fence = FENCES.find((each) => written.startsWith(each));
  if (fence !== undefined) return fenced(source, index, fence, offset);
  let [text, lastLine] = [written, index];
  while (text.endsWith("\\") && lastLine + 1 < source.lines.length) {
    lastLine += 1;
    text = text.slice(0, -1) + source.lines[lastLine]!.trim();
  }
  const comment = text.search(/[#;]/);
  if (comment < 0) return { text: unquoted(text), lastLine };
  const cut = { text: unquoted(text.slice(0, comment).trim()), lastLine };
  if (/^\s?$/.test(text[comment - 1] ?? "")) return cut;
  const message = `ends at "${text[comment]!}", which begins a comment`;
  const hint = 'put the value in """triple quotes""" if that is not meant';
  return { ...cut, problem: { offset, rule: "ini-comment", message, hint, severity: "warning" } };
}

function fenced(source: SourceText, index: number, fence: string, offset: number): Value {
  const begin = offset + fence.length;
  const end = source.text.indexOf(fence, begin);
  if (end < 0) {
    const problem: TextProblem = { offset, rule: "ini-syntax", message: `opens ${fence} and never closes it` };
    return { text: "", lastLine: source.lines.length, problem };
  }
  return { text: source.text.slice(begin, end), lastLine: Math.max(index, source.lineOf(end) - 1) };
}

function unquoted(text: string): string {
  return /^(["'])(.*)\1$/.exec(text)?.[2] ?? text;
}
