/** A text of several lines as one, as messages are shown. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
