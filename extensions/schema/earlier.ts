/** A moment so many hours before the one in a column, by family: every database says it differently. */
export const hoursBefore: Readonly<Record<string, (hours: number) => string>> = {
	sqlite: (hours) => `?? - ${hours * 3_600_000}`,
	postgres: (hours) => `?? - INTERVAL '${hours} hours'`,
	mysql: (hours) => `?? - INTERVAL ${hours} HOUR`,
};
