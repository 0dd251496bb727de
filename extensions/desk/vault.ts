import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Where a secret lives: it opens nowhere else (D6). */
export type Place = { readonly table: string; readonly row: string; readonly field: string };

/** True where the key is derived from the host's own secret because `LOOP_KEY` is not set. */
export function isKeyDerived(env: Readonly<Record<string, unknown>>): boolean {
	return !env['LOOP_KEY'];
}

/**
 * Encrypts a personal value for one place (AES-256-GCM; the place is authenticated with it).
 *
 * @returns `v1.<key id>.<iv>.<tag>.<ciphertext>`, base64url
 */
export function seal(env: Readonly<Record<string, unknown>>, place: Place, value: string): string {
	const key = deriveKey(env, 'seal');
	const iv = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(aad(place));
	const sealed = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
	return ['v1', keyId(key), ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.');
}

/**
 * Decrypts what `seal` made for the same place.
 *
 * @throws where the value was moved, changed, or sealed with another key
 */
export function open(env: Readonly<Record<string, unknown>>, place: Place, sealed: string): string {
	const [version, id, iv, tag, body] = sealed.split('.');
	const key = deriveKey(env, 'seal');
	if (version !== 'v1' || id !== keyId(key) || !iv || !tag || body === undefined) {
		throw new Error('This value was sealed with another key.');
	}
	const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url')).setAAD(aad(place));
	decipher.setAuthTag(Buffer.from(tag, 'base64url'));
	return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8');
}

/** A keyed hash by which a phone number or address is found without being readable. */
export function fingerprint(env: Readonly<Record<string, unknown>>, value: string): string {
	return createHmac('sha256', deriveKey(env, 'fingerprint')).update(value).digest('hex');
}

/** The key by which forms are marked as ours. */
export function stampKey(env: Readonly<Record<string, unknown>>): Buffer {
	return deriveKey(env, 'stamp');
}

function deriveKey(env: Readonly<Record<string, unknown>>, purpose: string): Buffer {
	const secret = asWritten(env['LOOP_KEY'] ?? env['KEY'] ?? env['SECRET']);
	if (secret === '') throw new Error('Set LOOP_KEY or SECRET: personal data is kept encrypted.');
	return Buffer.from(hkdfSync('sha256', secret, 'closed-loop', purpose, 32));
}

/** The host reads digits as a number and commas as a list: what counts is what was written. */
function asWritten(value: unknown): string {
	if (Array.isArray(value)) return value.map(asWritten).join(',');
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function keyId(key: Buffer): string {
	return createHmac('sha256', key).update('key id').digest('hex').slice(0, 8);
}

/** Databases take a key in capitals for the same key. */
function aad({ table, row, field }: Place): Buffer {
	return Buffer.from(`${table}\u0000${row.toLowerCase()}\u0000${field}`);
}
