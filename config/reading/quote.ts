const LONGEST = 80;

/** A value as a finding shows it: on one line, shortened, with invisible characters spelled out. */
export function quote(value: unknown): string {
  const text =
    typeof value === "string" ? value : typeof value === "object" ? JSON.stringify(value) : `${value as number}`;
  const visible = text.replace(/[^\x20-\x7E]/gu, (character) =>
    /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) && !/[\p{M}\p{Cf}]/u.test(character) ? character : codePoint(character),
  );
  const characters = Array.from(visible);
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join("")}…` : visible;
}

/** `U+200B` for a character that can't be seen or looks like another one. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
