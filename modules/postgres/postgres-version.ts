import { DataResource } from "cdktf";
import { Construct } from "constructs";

/**
 * The major version that a database's data was made with. It stays when the registry asks for another, which machines with
 * data refuse: whoever reads outputs learns what runs, not what was wished for. Replace it once the data has moved.
 */
export class PostgresVersion extends Construct {
  readonly made: string;

  constructor(scope: Construct, id: string, postgresVersion: string) {
    super(scope, id);
    const data = new DataResource(this, "data", {
      input: { postgres_version: postgresVersion },
      lifecycle: { ignoreChanges: ["input"] },
    });
    this.made = data.interpolationForAttribute("output.postgres_version").toString();
  }
}
