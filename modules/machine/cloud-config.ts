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

/** What compression leaves of base64, whose 64 letters are 6 bits each, and a little more for what compression itself adds. */
const PACKED_SHARE = 0.77;

/**
 * The user data that makes a machine: a cloud-init document that EC2 takes once it is compressed. Packed files shrink back to
 * what they were before base64; all else counts in full, for compressing a fleet's documents to measure them takes
 * longer than the rest of its synth. JSON is YAML and needs no library; a line is a file or a command.
 */
export function cloudConfig({ files, commands }: CloudConfigProps): string {
  const text = `#cloud-config\n{"write_files":${lines(files)},\n"runcmd":${lines(commands)}}\n`;
  const packed = files.reduce((sum, { encoding, content }) => sum + (encoding ? content.length : 0), 0);
  const bytes = Buffer.byteLength(withReferencesAs(text, VOLUME_ID)) - Math.floor(packed * (1 - PACKED_SHARE));
  if (bytes > MOST_USER_DATA_BYTES) {
    const sizes = files.map(({ path, content }) => `${path} ${Buffer.byteLength(content)}`).join(", ");
    throw new Error(`User data of ${bytes} bytes: EC2 takes ${MOST_USER_DATA_BYTES}. Shorten a file of: ${sizes}`);
  }
  return text;
}

function lines(items: readonly unknown[]): string {
  return `[\n${items.map((item) => JSON.stringify(item)).join(",\n")}]`;
}
