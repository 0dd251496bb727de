/** Loaded before a process that is to be wrong about the time: its clock is LOOP_TEST_SHIFT milliseconds ahead. */
const shift = Number(process.env['LOOP_TEST_SHIFT'] ?? 0);
const RealDate = Date;
const now = () => RealDate.now() + shift;

globalThis.Date = new Proxy(RealDate, {
	get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
	construct: (target, args, caller) => Reflect.construct(target, args.length === 0 ? [now()] : args, caller),
	apply: (target) => new target(now()).toString(),
});
