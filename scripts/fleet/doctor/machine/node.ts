import { engines } from "../../../../package.json";
import { ok, problem, type Check } from "../check";

/** Whether this Node is one that package.json allows, which names the oldest: ">=20.19". */
export function nodeCheck(version = process.versions.node): Check {
  return () => {
    const oldest = engines.node.replace(/^>=/, "");
    const [major = 0, minor = 0] = version.split(".").map(Number);
    const [oldestMajor = 0, oldestMinor = 0] = oldest.split(".").map(Number);
    const fits = major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
    return fits ? ok(version) : problem(`${version} is too old`, `install Node ${oldest} or newer: https://nodejs.org`);
  };
}
