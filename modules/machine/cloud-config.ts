import { MOST_USER_DATA_BYTES } from "../../config/catalogue/quotas";
import { withReferencesAs } from "./terraform-text";

/** A file that cloud-init writes at a machine's first boot, for root; the words are its own. */
export interface BootFile {
  readonly path: string;
  /** As chmod takes it: `0600`. */
  readonly permissions: string;
  /** How the content is packed: plain text without it. */
  readonly encoding?: "gz+b64";
  readonly content: string;
}

/** What cloud-init does at a machine's first boot: write files, then run commands in their order. */
export interface CloudConfigProps {
  readonly files: readonly BootFile[];
  /** Each a program and its arguments; no shell looks at them. */
  readonly commands: readonly (readonly string[])[];
}

/** The references in user data are ids of volumes, all of this length. */
const VOLUME_ID = "vol-0123456789abcdef0";

/**
 * The user data that makes a machine: a cloud-init document of a size that EC2 takes. JSON is YAML and needs no library;
 * a line is a file or a command.
 */
export function cloudConfig({ files, commands }: CloudConfigProps): string {
  const text = `#cloud-config\n{"write_files":${lines(files)},\n"runcmd":${lines(commands)}}\n`;
  const bytes = Buffer.byteLength(withReferencesAs(text, VOLUME_ID));
  if (bytes > MOST_USER_DATA_BYTES) {
    const sizes = files.map(({ path, content }) => `${path} ${Buffer.byteLength(content)}`).join(", ");
    throw new Error(`User data of ${bytes} bytes: EC2 takes ${MOST_USER_DATA_BYTES}. Shorten a file of: ${sizes}`);
  }
  return text;
}

function lines(items: readonly unknown[]): string {
  return `[\n${items.map((item) => JSON.stringify(item)).join(",\n")}]`;
}
