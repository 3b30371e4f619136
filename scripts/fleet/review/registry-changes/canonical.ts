import { isPlainMap } from "../../../../config/reading/plain-map";

/** Plain data as one text that is the same for every order of keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    isPlainMap(each)
      ? Object.keys(each)
          .sort()
          .map((key) => [key, each[key]])
      : each,
  );
}
