import { execFileSync } from "node:child_process";

import { Token } from "cdktf";
import { parse } from "yaml";

import { bootProgram } from "../../../modules/machine/boot-program";
import { cloudConfig } from "../../../modules/machine/cloud-config";
import { envFile } from "../../../modules/machine/env-file";

const MOST_BYTES = 16_384;

const file = (content: string) => ({ path: "/etc/fleet/a", permissions: "0600", content });

describe("a cloud-init document", () => {
  const content = '#!/bin/bash\n\techo "it\'s ${HOME}: \\n – 100 %"\n';
  const text = cloudConfig({ files: [file(content)], commands: [["systemctl", "daemon-reload"]] });

  it("says in its first line what it is", () => {
    expect(text.split("\n")[0]).toBe("#cloud-config");
  });

  it("is YAML from which a file comes out as it went in, and belongs to root", () => {
    expect(parse(text)).toEqual({
      write_files: [{ path: "/etc/fleet/a", permissions: "0600", content }],
      runcmd: [["systemctl", "daemon-reload"]],
    });
  });

  it("is as large as EC2 takes, and not a byte larger", () => {
    const rest = Buffer.byteLength(cloudConfig({ files: [file("")], commands: [] }));
    const full = cloudConfig({ files: [file("x".repeat(MOST_BYTES - rest))], commands: [] });
    expect(Buffer.byteLength(full)).toBe(MOST_BYTES);
    expect(() => cloudConfig({ files: [file("x".repeat(MOST_BYTES - rest + 1))], commands: [] })).toThrow(
      `User data of 16385 bytes: EC2 takes 16384. Shorten a file of: /etc/fleet/a ${MOST_BYTES - rest + 1}`,
    );
  });

  it("is measured in bytes rather than characters", () => {
    expect(() => cloudConfig({ files: [file("–".repeat(6000))], commands: [] })).toThrow("EC2 takes 16384");
  });

  it("is measured with the ids of volumes, which only AWS knows, at their length", () => {
    const id = Token.asString({ resolve: () => "vol" }, { displayHint: "a".repeat(MOST_BYTES) });
    expect(() => cloudConfig({ files: [file(id)], commands: [] })).not.toThrow();
    const rest = Buffer.byteLength(cloudConfig({ files: [file("vol-0123456789abcdef0")], commands: [] }));
    expect(() => cloudConfig({ files: [file(id + "x".repeat(MOST_BYTES - rest))], commands: [] })).not.toThrow();
    expect(() => cloudConfig({ files: [file(id + "x".repeat(MOST_BYTES - rest + 1))], commands: [] })).toThrow();
  });
});

describe("a file of settings", () => {
  const VALUES = { PLAIN: "acme", NONE: "", NUMBER: 5432, HOSTILE: `it's "$(reboot)" \`id\` $HOME \\ #` };

  it("quotes every value", () => {
    expect(envFile({ A: "x y", B: 5432, C: "" })).toBe("A='x y'\nB='5432'\nC=''\n");
  });

  it.each(Object.entries(VALUES))("gives a shell the value of %s as it was", (name, value) => {
    const script = `eval "$1"; printf %s "$${name}"`;
    expect(execFileSync("sh", ["-c", script, "sh", envFile(VALUES)], { encoding: "utf8" })).toBe(String(value));
  });
});

describe("a boot program", () => {
  it("is the file in its module's folder", () => {
    expect(bootProgram("machine", "fleet-machine")).toMatch(/^#!\/usr\/bin\/env bash\n/);
  });

  it("must be there", () => {
    expect(() => bootProgram("postgres", "fleet-nothing")).toThrow("fleet-nothing");
  });
});
