/** Characters that a reason or a contact may have. */
export const longest = { reason: 2000, contact: 200 } as const;
