/** What an object keeps besides its bytes and tags, in the words of GetObject, HeadObject and PutObject alike. */
export const OBJECT_HEADERS = [
  ...(["ContentType", "ContentEncoding", "ContentDisposition", "ContentLanguage", "CacheControl"] as const),
  ...(["Metadata", "StorageClass", "WebsiteRedirectLocation"] as const),
];
