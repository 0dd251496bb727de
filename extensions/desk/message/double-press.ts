/** Milliseconds in which a second press of the same button sends nothing more. */
export const doublePress = 600_000;
