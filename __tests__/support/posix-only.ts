/** What only a POSIX shell understands, and PowerShell 7.4 does not; by name, as a reader would put it right. */
const POSIX_ONLY: Readonly<Record<string, RegExp>> = {
  "a variable before or without a command": /(^\s*|[;&|] *)[A-Za-z_]\w*=/,
  export: /(^|[;&|] *)export \w/,
  "a line that goes on after a backslash": /\\$/,
  "a script of bash": /(^|[\s;|&])\.\/\S+\.sh\b/,
  "a tool that Windows lacks": /(^|[;|&(] *)(awk|base64|date|dig|grep|head|sed|sh|tail|xargs)( |$)/,
  "a loop or a condition of sh": /(^|[;|] *)(for \w+ in|while |do$|do |done|if \[|fi$|then)/,
  "input from here or from a process": /<<|<\(/,
  "more than a name in braces": /\$\{\w+[^\w}]/,
  "a variable before a colon, which PowerShell takes for a drive": /\$\w+:/,
  "a quote after a backslash": /\\"/,
  "a home folder that is not spelt $HOME": /(^|[\s=])~\//,
  "a list of commas without quotes": /[^\s"'],[^\s"']/,
  "a pattern of files without quotes": /\*/,
};

/** Patterns that are about what stands outside quotes. */
const OUTSIDE_QUOTES = new Set(["a list of commas without quotes", "a pattern of files without quotes"]);

/** What in a line of an example keeps it from PowerShell; comments aside, and what is typed on a machine of a client's. */
export function posixOnly(line: string): string[] {
  if (/^\s*sudo /.test(line)) return [];
  const command = line.replace(/(^|\s)#.*$/, "").trimEnd();
  const bare = command.replace(/"[^"]*"|'[^']*'/g, "''");
  return Object.entries(POSIX_ONLY).flatMap(([name, pattern]) =>
    pattern.test(OUTSIDE_QUOTES.has(name) ? bare : command) ? [name] : [],
  );
}
