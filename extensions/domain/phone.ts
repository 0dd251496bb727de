import parsePhone, { type CountryCode } from 'libphonenumber-js/min';

/**
 * Reads a phone number as people write it.
 *
 * @param text with or without spaces, dashes and country code
 * @param country whose numbers need no country code
 * @returns `dial`: what is stored and compared; `local`: what is masked and shown. Nothing where it is no phone number.
 * @example readPhone('138 0013 8000', 'CN') //=> { dial: '+8613800138000', local: '13800138000' }
 */
export function readPhone(text: string, country: CountryCode = 'CN'): { dial: string; local: string } | undefined {
	const phone = parsePhone(text.trim(), country);
	if (phone?.isPossible()) {
		return { dial: phone.number, local: phone.country === country ? phone.nationalNumber : phone.number };
	}
	const digits = text.replaceAll(/[^\d+]/g, '');
	return /^\+?\d{5,20}$/.test(digits) && /^[\d\s()+./-]+$/.test(text.trim())
		? { dial: digits, local: digits }
		: undefined;
}
