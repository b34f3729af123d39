/** ISO 45001:2018 6.2.2: planning to achieve the objectives. */
export const planned = { source: "ISO 45001:2018", clause: "6.2.2" } as const;
/** ISO 45001:2018 6.1.3: legal and other requirements. */
export const identification = { source: "ISO 45001:2018", clause: "6.1.3" } as const;
