/** The database's own clock as whole milliseconds since 1970 (UTC), by family: every database says it differently. */
export const clocks: Readonly<Record<string, string>> = {
	sqlite: `CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER)`,
	postgres: `CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT)`,
	mysql: `(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6)) DIV 1000)`,
};
