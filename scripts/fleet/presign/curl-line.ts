/** A ready line for a shell that uploads a file by PUT, with every header that was signed. */
export function curlPut(url: string, headers: Readonly<Record<string, string>>, file: string): string {
  const sent = Object.entries(headers).map(([name, value]) => `--header ${quote(`${name}: ${value}`)}`);
  return ["curl --fail --globoff", ...sent, `--upload-file ${quote(path(file))}`, quote(url)].join(" ");
}

/** A ready line for a shell that sends a file by a form, with every field before it. */
export function curlPost(url: string, fields: Readonly<Record<string, string>>, file: string): string {
  const sent = Object.entries(fields).map(([name, value]) => `--form-string ${quote(`${name}=${value}`)}`);
  // Within quotes curl takes commas and semicolons of a file's name as they are.
  const name = path(file).replace(/["\\]/g, "\\$&");
  return ["curl --fail --globoff", ...sent, `--form ${quote(`file=@"${name}"`)}`, quote(url)].join(" ");
}

/** Between single quotes a shell leaves everything alone. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A file called `-` would be standard input. */
function path(file: string): string {
  return /^[-]/.test(file) ? `./${file}` : file;
}
