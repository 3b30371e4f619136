/** The tools whose configuration the store keeps (S2-01, C-23): document 002's five, and document 003's Tempo and Fluent Bit. */
export const CONFIG_TYPES = ["prometheus", "grafana", "jaeger", "loki", "alertmanager", "tempo", "fluent-bit"] as const;

/** One of the seven tools. */
export type ConfigType = (typeof CONFIG_TYPES)[number];

/** How a configuration is written and served. */
export interface ConfigFormat {
  readonly extension: "yaml" | "ini" | "conf";
  readonly contentType: string;
}

const YAML: ConfigFormat = { extension: "yaml", contentType: "application/yaml" };

/** The one format each tool's configuration is stored in; its extension ends the object's key (S2-21). */
export const CONFIG_FORMATS: Readonly<Record<ConfigType, ConfigFormat>> = {
  prometheus: YAML,
  grafana: { extension: "ini", contentType: "text/plain; charset=utf-8" },
  jaeger: YAML,
  loki: YAML,
  alertmanager: YAML,
  tempo: YAML,
  // Fluent Bit's classic mode: the form its Helm charts and our own add-on write.
  "fluent-bit": { extension: "conf", contentType: "text/plain; charset=utf-8" },
};
