import { isDirectusError } from '@directus/errors';
import type { NextFunction, Request, Response } from 'express';
import { describe, expect, it } from 'vitest';
import { route } from '../../endpoints/route';
import { wordOf } from '../../endpoints/word';

/** What a route hands to the host where its work fails so. */
function told(error: Error): Promise<unknown> {
	return new Promise((resolve) => {
		void route(() => Promise.reject(error))({} as Request, {} as Response, resolve as NextFunction);
	});
}

const failure = (code: string, message: string) => Object.assign(new Error(message), { code });

describe('what a database says of a value that a caller sent', () => {
	it.each([
		['22021', 'select * from "loop_customers" where "number" = $1 - invalid byte sequence for encoding "UTF8": 0x00'],
		['22P02', 'select * from "loop_issues" where "id" = $1 - invalid input syntax for type integer: "x"'],
		['22003', 'select * from "loop_issues" where "id" = $1 - value "99999999999" is out of range for type integer'],
		['ER_WARN_DATA_OUT_OF_RANGE', 'update `loop_issues` set `rating` = ? - Out of range value for column'],
	])('%s is a mistake of the caller (400), and names no statement', async (code, message) => {
		const error = await told(failure(code, message));
		expect(isDirectusError(error, 'INVALID_PAYLOAD') && error.status).toBe(400);
		expect(String(error)).not.toMatch(/select|update|\$1/);
	});

	it('anything else stays what it is', async () => {
		for (const error of [
			failure('23505', 'insert into "loop_posts" - duplicate key'),
			failure('22003', 'select 1e400 - out of range'),
			new Error('loop_issues'),
		]) {
			expect(await told(error)).toBe(error);
		}
	});
});

describe('a word of a caller', () => {
	it.each(['a\u0000b', 'a\nb', 'a\u0007', 'a\u009Fb', '', ' \t '])('is not %j', (text) => {
		expect(wordOf(64).safeParse(text).success).toBe(false);
	});

	it.each(['C2024-001', ' 云帆科技 ', "O'Hara", 'a b'])('is %j', (text) => {
		expect(wordOf(64).parse(text)).toBe(text.trim());
	});
});
