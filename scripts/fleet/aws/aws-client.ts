import { clientSettings, type ClientSettings } from "./client-settings";

/** A client of a region with the limits that every one has, and settings of its own; S3's are made by `s3Client`. */
export function awsClient<C, S extends object>(
  Client: new (settings: ClientSettings & S) => C,
  region: string,
  own?: S,
): C {
  return new Client({ ...clientSettings(region), ...own } as ClientSettings & S);
}
