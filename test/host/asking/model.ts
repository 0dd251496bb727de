import { drawLot } from '../../../extensions/domain/asking/sample';

/** A slow, plain model of the rules (R27), to compare the desk with. Times in ms; a day is 24 hours: the zone has no summer time. */
export interface Person {
	id: string;
	/** First day of the cooperation, local midnight. */
	since: number;
	tier: string;
	stage: string;
	email: string | null;
	phone: string | null;
	optedOut: boolean;
}

export interface Slot {
	occasion: string;
	customer: string;
	lane: 'general' | 'relation';
	/** Nothing while it waits to be sent, or is not to be. */
	sent: number | null;
	skipped: string | null;
	answered: boolean;
	reminder: number | null;
	reminded: number | null;
}

export interface Run {
	occasion: string;
	due: number;
	customers: () => Person[];
}

const day = 86_400_000;
export const rules = { general: { most: 2, days: 30 }, relation: { most: 1, days: 60 }, reminder: 3 };

/** Everybody is asked one after the other, and every question is answered by looking at everything there is. */
export function openModel(people: Person[]) {
	const slots: Slot[] = [];
	const runs: Run[] = [];
	const planned = new Set<Run>();

	const same = (one: Person) =>
		people.filter(
			(other) =>
				other === one ||
				(one.email !== null && other.email === one.email) ||
				(one.phone !== null && other.phone === one.phone),
		);

	function why(customer: Person, occasion: string, lane: Slot['lane'], now: number, self?: Slot): string | null {
		const group = same(customer);
		if (group.some(({ optedOut }) => optedOut)) return 'opted_out';
		if (occasion !== 'solved' && customer.email === null) return 'no_address';
		const ids = group.map(({ id }) => id);
		const had = slots.filter((slot) => slot !== self && slot.skipped === null && ids.includes(slot.customer));
		const twin = had.find(
			(slot) =>
				slot.occasion === occasion &&
				slot.customer !== customer.id &&
				(slot.sent === null || slot.sent > now - 14 * day),
		);
		if (occasion !== 'solved' && twin) return 'duplicate';
		const { most, days } = rules[lane];
		const counted = had.filter((slot) => slot.lane === lane && (slot.sent === null || slot.sent > now - days * day));
		return counted.length < most ? null : 'too_soon';
	}

	function due(customer: Person, occasion: string, lane: Slot['lane'], now: number): void {
		if (slots.some((slot) => slot.occasion === occasion && slot.customer === customer.id && occasion !== 'solved'))
			return;
		const skipped = why(customer, occasion, lane, now);
		slots.push({
			occasion,
			customer: customer.id,
			lane,
			sent: null,
			skipped,
			answered: false,
			reminder: null,
			reminded: null,
		});
	}

	const byId = (one: Person, other: Person) => (one.id < other.id ? -1 : 1);
	const active = ({ stage }: Person) => stage === 'active';

	/** What happens at a moment: everybody who is due gets a slot; in working time what waits goes out. */
	function tick(now: number, open: boolean): void {
		for (const one of people.filter(active).sort(byId)) {
			const at = one.since + 7 * day;
			if (at <= now && at > now - 14 * day) due(one, 'start', 'relation', now);
		}
		for (const run of runs) {
			if (run.due > now || planned.has(run)) continue;
			planned.add(run);
			for (const one of run.customers().sort(byId)) {
				due(one, run.occasion, run.occasion.startsWith('quarter') ? 'relation' : 'general', now);
			}
		}
		if (!open) return;
		for (const occasion of ['start', ...runs.map((run) => run.occasion)]) {
			const waiting = slots.filter((slot) => slot.occasion === occasion && slot.sent === null && slot.skipped === null);
			for (const slot of waiting) {
				const customer = people.find(({ id }) => id === slot.customer) as Person;
				slot.skipped = why(customer, occasion, slot.lane, now, slot);
				if (slot.skipped === null) [slot.sent, slot.reminder] = [now, now + rules.reminder * day];
			}
		}
		for (const slot of slots) {
			if (slot.reminder === null || slot.reminder > now || slot.answered) continue;
			const out = people.find(({ id }) => id === slot.customer)?.optedOut;
			if (!out) slot.reminded = now;
			slot.reminder = null;
		}
	}

	/** A solution asks at once, or not at all. */
	function solved(customer: Person, now: number): boolean {
		const skipped = why(customer, 'solved', 'general', now);
		slots.push({
			occasion: 'solved',
			customer: customer.id,
			lane: 'general',
			sent: skipped === null ? now : null,
			skipped,
			answered: false,
			reminder: null,
			reminded: null,
		});
		return skipped === null;
	}

	/** The part of some customers that is drawn: those with the lowest lots, as many as the share says. */
	function draw(occasion: string, some: Person[], percent: number, least: number): Person[] {
		const wanted = Math.max(Math.ceil((some.length * percent) / 100), least);
		const lot = (one: Person) => drawLot(occasion, one.id);
		return [...some].sort((one, other) => lot(one) - lot(other)).slice(0, wanted);
	}

	return { slots, runs, tick, solved, draw, active };
}
