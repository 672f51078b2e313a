import { done, refuse, type Outcome } from '#lib/outcome.ts';

/** How a person wants to be named in exports: not at all is the default. */
export const CREDITS = ['none', 'name', 'nickname'] as const;
export type CreditChoice = (typeof CREDITS)[number];

const LONGEST_NAME = 80;
const LONGEST_EMAIL = 254;

/** A person's name: one line, NFC, without invisible signs or angle brackets at the ends. */
export function readName(text: string): Outcome<string> {
	const name = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
	const fit = name.length > 0 && [...name].length <= LONGEST_NAME;
	return fit && !/[\p{Cc}\p{Cf}]/u.test(name) ? done(name) : refuse('name_needed');
}

/** An e-mail address as it is stored and compared: lower case, no spaces around. */
export function readEmail(text: string): Outcome<string> {
	const email = text.normalize('NFC').trim().toLowerCase();
	const fit =
		email.length <= LONGEST_EMAIL && /^[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(email);
	return fit ? done(email) : refuse('email_needed');
}

/** What is stored as `credit`: null for none, else the words to print. */
export function readCredit(choice: string, name: string, nickname: string): Outcome<string | null> {
	if (choice === 'none') return done(null);
	if (choice === 'name') return readName(name);
	return choice === 'nickname' ? readName(nickname) : refuse('bad_request', { what: 'credit' });
}
