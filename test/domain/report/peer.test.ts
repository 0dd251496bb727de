import { describe, expect, it } from 'vitest';
import { toPeer } from '../../../endpoints/peer';

describe('where a report comes from', () => {
	const from = (address: string, forwarded = false, neighbour = address) => toPeer({ address, neighbour, forwarded });

	it.each(['127.0.0.1', '::1', '10.1.2.3', '172.20.0.5', '192.168.1.1', 'fd00::5', '100.64.0.1', '::ffff:10.1.2.3'])(
		'a neighbour at %s who forwards is a proxy, whose address many share',
		(address) => {
			expect(from(address, true).shared).toBe(true);
			expect(from(address, false).shared).toBe(false);
		},
	);

	it.each(['203.0.113.7', '8.8.8.8', '2001:db8::7', '2a00:1450::1', '::ffff:8.8.8.8', 'unknown', ''])(
		'whoever comes from %j and says that they forward counts for themselves',
		(address) => expect(from(address, true).shared).toBe(false),
	);

	it('an address that the host has taken from a proxy it trusts is one caller’s', () => {
		expect(from('203.0.113.7', true, '10.1.2.3')).toEqual({ address: '203.0.113.7', shared: false });
	});

	it('a v6 network of one owner counts as one, a v4 address as itself however it is written', () => {
		expect(from('2001:db8:1:2::a').address).toBe(from('2001:db8:1:2:ffff::b').address);
		expect(from('2001:db8:1:2::a').address).not.toBe(from('2001:db8:1:3::a').address);
		expect(from('::ffff:203.0.113.7').address).toBe('203.0.113.7');
		expect(from('203.0.113.7').address).not.toBe(from('203.0.113.8').address);
	});
});
