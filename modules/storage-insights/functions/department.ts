/** Department by key prefix (S4-02). */
export type Departments = Readonly<Record<string, string>>;

/** The department whose prefix a key has; of several the longest, so that the table's order says nothing. */
export function departmentOf(key: string, departments: Departments): string | undefined {
  const prefixes = Object.keys(departments).filter((prefix) => key.startsWith(prefix));
  const longest = prefixes.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? undefined : departments[longest];
}
