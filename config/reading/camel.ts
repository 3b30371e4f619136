/** `vpc_cidr` → `vpcCidr`, at type level. */
export type CamelKey<K> = K extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelKey<Tail>>}` : K;

/** A decoded document in TypeScript's spelling; the keys of maps (client names) stay as they are written. */
export type Camel<T> = T extends readonly (infer Item)[]
  ? readonly Camel<Item>[]
  : T extends object
    ? { readonly [K in keyof T as CamelKey<K>]: Camel<T[K]> }
    : T;

/** A document in which anything may be missing, because it was left out or refused. */
export type Draft<T> = T extends readonly (infer Item)[]
  ? readonly (Draft<Item> | undefined)[]
  : T extends object
    ? { readonly [K in keyof T]?: Draft<T[K]> }
    : T;

/** `vpc_cidr` → `vpcCidr`, at run time. */
export function camelKey<K extends string>(key: K): CamelKey<K> {
  return key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()) as CamelKey<K>;
}
