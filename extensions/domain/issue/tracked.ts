/**
 * Columns of an issue whose every change is an event of its own, and what that event is called. Of what is hidden the log
 * keeps that it changed, and never what it said: words may name people.
 */
export const tracked = [
	{ column: 'owner', event: 'owner', kind: 'key' },
	{ column: 'customer', event: 'customer', kind: 'key' },
	{ column: 'category', event: 'category', kind: 'text' },
	{ column: 'department', event: 'department', kind: 'text' },
	{ column: 'description', event: 'description', kind: 'hidden' },
	{ column: 'urgency', event: 'urgency', kind: 'text' },
	{ column: 'waiting', event: 'waiting', kind: 'text' },
	{ column: 'promised_at', event: 'promise', kind: 'time' },
	{ column: 'first_response_at', event: 'first_response', kind: 'time' },
	{ column: 'terms', event: 'terms', kind: 'text' },
	{ column: 'duplicate_of', event: 'duplicate', kind: 'key' },
] as const satisfies readonly { column: string; event: string; kind: 'key' | 'text' | 'time' | 'hidden' }[];
