/** Something an editor offers to insert; `${1:…}` are its places to fill in. */
interface Snippet {
  readonly label: string;
  readonly description: string;
  readonly body: Readonly<Record<string, unknown>> | readonly Readonly<Record<string, unknown>>[];
}

/** A whole client with what it needs, as the registry has it. */
export const NEW_CLIENT: Snippet = {
  label: "new client",
  description: "A client with everything it needs; it also needs its block in cidr-registry.yaml.",
  body: {
    "${1:newclient}": {
      enabled: true,
      client_code: "${2:NEWCLIENT}",
      tier: "${3:standard}",
      network: { vpc_cidr: "10.${4:107}.0.0/16", nat_gateways: "per-zone" },
      eks: { instance_types: ["t3.large"], min_size: 2, max_size: 5, desired_size: 2 },
      metadata: {
        full_name: "${5:New Client}",
        industry: "${6:Technology}",
        contact_email: "${7:ops@newclient.example}",
        cost_center: "${8:CC-NEWCLIENT-001}",
        business_unit: "${9:Commercial}",
      },
    },
  },
};

/** A client's block, as the ledger has it. */
export const NEW_ALLOCATION: Snippet = {
  label: "new client",
  description: "The block of a client; the same as in config/clients.yaml.",
  body: {
    "${1:newclient}": {
      vpc_cidr: "10.${2:107}.0.0/16",
      region: "${3:us-east-2}",
      environment: "${4:production}",
      allocated_date: "${5:2026-01-05}",
      notes: "${6:Onboarded on request}",
    },
  },
};

/** An approval with all that it needs. */
export const NEW_APPROVAL: Snippet = {
  label: "new approval",
  description: "Lets pass what the gate would refuse: the rule, of whom, why, who answers, until when.",
  body: [
    {
      rule: "${1:everyone-touched}",
      clients: "${2:everyone}",
      reason: "${3:Why it may happen}",
      owner: "${4:platform team}",
      expires: "${5:2026-12-31}",
    },
  ],
};
