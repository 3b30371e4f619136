import { Option } from "commander";

/** --offline: the files alone. */
export function offlineOption(): Option {
  return new Option("--offline", "ask AWS nothing: what the files say, and the rest unknown");
}
