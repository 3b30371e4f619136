/** Top-level domains in which nobody on the internet has a name, and why. Source: IANA's special-use domain names. */
export const NAMES_FOR_NOBODY: Readonly<Record<string, string>> = {
  alt: "for names outside of DNS (RFC 9476)",
  arpa: "for the internet's own infrastructure (RFC 3172)",
  invalid: "for names that never exist (RFC 2606)",
  localhost: "for the machine itself (RFC 2606)",
  onion: "for Tor's services (RFC 7686)",
  test: "for tests only (RFC 2606)",
};

/** Top-level domains that mean something within one network, and nothing outside of it. */
export const NAMES_WITHIN_A_NETWORK: Readonly<Record<string, string>> = {
  internal: "for names within one network (ICANN, 2024)",
  local: "for names within one network (RFC 6762)",
};

/** Domains under which AWS alone has names. */
export const DOMAINS_OF_AWS = ["amazonaws.com", "amazonaws.com.cn", "aws", "awsapps.com"] as const;
