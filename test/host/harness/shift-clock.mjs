import { readFileSync } from 'node:fs';

/**
 * Loaded before a process that is to be wrong about the time: its clock is LOOP_TEST_SHIFT milliseconds ahead, or as
 * many as LOOP_TEST_SHIFT_FILE says at the moment.
 */
const RealDate = Date;
const file = process.env['LOOP_TEST_SHIFT_FILE'];
let shift = Number(process.env['LOOP_TEST_SHIFT'] ?? 0);
let readAt = 0;

function now() {
	const real = RealDate.now();
	if (file && real - readAt > 50) {
		readAt = real;
		shift = Number(readFileSync(file, 'utf8'));
	}
	return real + shift;
}

globalThis.Date = new Proxy(RealDate, {
	get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
	construct: (target, args, caller) => Reflect.construct(target, args.length === 0 ? [now()] : args, caller),
	apply: (target) => new target(now()).toString(),
});
