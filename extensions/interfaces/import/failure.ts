/** What went wrong with a file on its way, as far as it decides what to tell. */
export type Failure = {
	readonly why: 'said' | 'too_large' | 'too_many' | 'forbidden' | 'signed_out' | 'cut_off' | 'late' | 'failed';
	/** What the server said, where it spoke for itself. */
	readonly message: string;
};

type Answer = { readonly status: number | null; readonly code: string | null; readonly message: string };

const byStatus: Readonly<Record<number, Failure['why']>> = {
	401: 'signed_out',
	403: 'forbidden',
	408: 'late',
	413: 'too_large',
	429: 'too_many',
	502: 'late',
	503: 'late',
	504: 'late',
};

/** Codes with which the desk tells in the person's language what is the matter with the file. */
const spoken = ['INVALID_PAYLOAD', 'CONTENT_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'];

/**
 * Reads why a file was not taken. Servers in between speak too, but not to a person.
 *
 * @example readFailure({ status: 413, code: null, message: 'Request Entity Too Large' }).why //=> 'too_large'
 * @example readFailure({ status: 413, code: 'CONTENT_TOO_LARGE', message: '文件太大:最多 50 MB。' }).why //=> 'said'
 */
export function readFailure({ status, code, message }: Answer): Failure {
	if (status === null) return { why: 'cut_off', message };
	const isRefused = status >= 400 && status < 500;
	if (isRefused && code !== null && (spoken.includes(code) || code.startsWith('LOOP_')))
		return { why: 'said', message };
	return { why: byStatus[status] ?? 'failed', message };
}

/**
 * Whether part of an import may be stored although it failed: the desk goes on with what it has, whoever listens.
 *
 * @example mayBeStored({ why: 'late', message: '' }) //=> true
 */
export function mayBeStored({ why }: Failure): boolean {
	return why === 'cut_off' || why === 'late' || why === 'failed';
}
