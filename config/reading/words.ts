/** The words of a text of any number of lines: a long list of plain words that people can read and the formatter leaves. */
export function words({ raw: [text = ""] }: TemplateStringsArray): string[] {
  return text.match(/\S+/g) ?? [];
}
