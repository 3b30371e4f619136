import { existsSync, readdirSync } from "node:fs";
import { arch, platform } from "node:process";
import path from "node:path";

/** A directory that Terraform can install the AWS provider from, and the newest version in it. */
export interface ProviderMirror {
  readonly directory: string;
  readonly awsVersion: string;
}

/** Terraform's name for this machine, as in `5.100.0/linux_amd64`. */
const PLATFORM = `${platform === "win32" ? "windows" : platform}_${arch === "x64" ? "amd64" : arch}`;

/** Finds the AWS provider in a filesystem mirror, packed (zip files) or unpacked; undefined when it has none for this machine. */
export function providerMirror(directory: string): ProviderMirror | undefined {
  const providers = path.join(directory, "registry.terraform.io/hashicorp/aws");
  if (!existsSync(providers)) return undefined;
  const versions = readdirSync(providers, { recursive: true, encoding: "utf8" })
    .filter((name) => name.includes(PLATFORM))
    .flatMap((name) => /\d+\.\d+\.\d+/.exec(name)?.[0] ?? []);
  const awsVersion = versions.sort((a, b) => a.localeCompare(b, "en", { numeric: true })).at(-1);
  return awsVersion === undefined ? undefined : { directory, awsVersion };
}
