import fc from 'fast-check';
import { expect, test } from 'vitest';
import list from './common-passwords.json' with { type: 'json' };
import { choose, LONGEST, prepare, SHORTEST } from './password.ts';

function code(password: string, own: string[] = []): string {
	const outcome = choose(password, own);
	return outcome.ok ? 'taken' : outcome.refusal.code;
}

test.each([
	'password',
	'Password1',
	'P@ssw0rd!',
	'passw0rd2026',
	'12345678',
	'123456789012345',
	'87654321',
	'qwertyuiop',
	'QwErTy123456',
	'йцукенгш',
	'пароль123',
	'gfhjkm1953',
	'1q2w3e4r5t',
	'aaaaaaaaaaaa',
	'abcabcabcabc',
	'iloveyou!!',
	'administrator',
	'letmein2024',
	'sverka2026',
	'абвгдежз'
])('%s is among the commonest, and refused', (password) => {
	expect(code(password)).toBe('password_common');
});

test('each of the 3,000 commonest of eight letters or more is refused, in capitals, too', () => {
	const all = list.passwords.split(' ');
	expect([all.length, new Set(all).size]).toEqual([3000, 3000]);
	for (const one of all) {
		expect([...one].length).toBeGreaterThanOrEqual(SHORTEST);
		expect([one, code(one)]).toEqual([one, 'password_common']);
	}
	expect(code('Trustno1')).toBe('password_common');
	expect(code('CORVETTE')).toBe('password_common');
	expect(list.licence).toContain('Permission is hereby granted');
});

test('a commonest password inside a longer one is no reason by itself', () => {
	expect(code('corvette на тихой дороге')).toBe('taken');
});

test.each([
	'камень на дороге',
	'correct horse battery staple',
	'vT9#kLm2xQ',
	'тихая ночь над озером',
	'Leaf148-Fond3-Opis65'
])('%s is taken', (password) => {
	expect(choose(password)).toEqual({ ok: true, value: password });
});

test('what everyone knows of the person is no secret', () => {
	expect(code('orlova-maria-77', ['М. Орлова', 'maria.orlova@example.org'])).toBe(
		'password_common'
	);
	expect(code('orlova-maria-77')).toBe('taken');
});

test('the limits are told before anything is hashed', () => {
	expect(code('x7#kLq')).toBe('password_short');
	expect(code('ы'.repeat(SHORTEST - 1))).toBe('password_short');
	expect(code('k#9'.repeat(LONGEST))).toBe('password_long');
	expect(code('a'.repeat(1_000_000))).toBe('password_long');
	expect(code('with\u0000nothing')).toBe('password_signs');
});

test.each<[what: string, text: string]>([
	['digits before a letter', `${'0'.repeat(1_000_000)}a`],
	['signs before a letter', `${'_-'.repeat(500_000)}a`],
	['one letter and its marks', `a${'\u0301'.repeat(1_000_000)}`],
	['the same four letters', 'абвг'.repeat(250_000)]
])('a megabyte is told by its length alone, and may be what a person is called: %s', (_, text) => {
	expect([code(text), prepare(text).ok]).toEqual(['password_long', false]);
	expect(code('vT9#kLm2xQ', [text])).toBe('taken');
	expect(code(text.slice(0, 120))).toMatch(/^(taken|password_common)$/);
});

test('128 letters are taken even where each is two code units', () => {
	const signs = Array.from({ length: LONGEST }, (_, i) => String.fromCodePoint(0x10400 + (i % 40)));
	expect(choose(signs.join('')).ok).toBe(true);
});

test('the same letters typed in another way are the same password', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), (text) => {
			expect(prepare(text.normalize('NFD'))).toEqual(prepare(text.normalize('NFC')));
		})
	);
});

test('signing in asks for no rule of choosing', () => {
	expect(prepare('short')).toEqual({ ok: true, value: 'short' });
});

test.each([
	['мойпароль1953', [], 'password_common'],
	['p@r0l p@r0l', [], 'password_common'],
	['1111222233334444', [], 'password_common'],
	['19531954195519561957', [], 'password_common'],
	['фывапролдж', [], 'password_common'],
	['0987654321', [], 'password_common'],
	['молотов-1953', ['В. М. Молотов'], 'password_common'],
	['молотов-1953', ['Мол'], 'taken'],
	['ветер7лес', [], 'taken']
])('%s, of a person known by %j: %s', (password, own, is) => {
	expect(code(password, own)).toBe(is);
});

test('law: a walk along a row, however long, whichever way and in whatever case, is no secret', () => {
	const row = fc.constantFrom(
		'qwertyuiop',
		'йцукенгшщзхъ',
		'abcdefghijklmnopqrstuvwxyz',
		'1234567890'
	);
	fc.assert(
		fc.property(row, fc.boolean(), fc.nat(10), fc.boolean(), (keys, back, from, capitals) => {
			const way = back ? [...keys].reverse().join('') : keys;
			const walk = way.slice(Math.min(from, way.length - 8), 12 + from);
			expect(code(capitals ? walk.toUpperCase() : walk)).toBe('password_common');
		})
	);
});

test('law: nothing that is chosen is outside the limits, and it can be typed to sign in', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 140 }), (text) => {
			const chosen = choose(text);
			if (!chosen.ok) return;
			expect([...chosen.value].length).toBeGreaterThanOrEqual(SHORTEST);
			expect([...chosen.value].length).toBeLessThanOrEqual(LONGEST);
			expect(prepare(text)).toEqual(chosen);
			expect(choose(chosen.value)).toEqual(chosen);
		})
	);
});
