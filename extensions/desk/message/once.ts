/** Milliseconds in which a second press of the same button sends nothing more. */
export const once = 600_000;
