import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BEGINNING, canonical, firstBreak, sealText, type Entry, type Sealed } from './audit.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const entries = fc.array(
	fc.record<Entry>({
		at: fc.constant('2026-11-23T12:00:00.000Z'),
		who: fc.string(),
		action: fc.string(),
		object: fc.string(),
		record: fc.option(fc.string()),
		was: fc.option(fc.string()),
		became: fc.option(fc.string()),
		detail: fc.dictionary(fc.string(), fc.jsonValue())
	}),
	{ minLength: 1, maxLength: 12 }
);

function chained(plain: readonly Entry[]): Sealed[] {
	let previousHash = BEGINNING;
	return plain.map((entry, i) => {
		const hash = sha256(sealText(entry, previousHash));
		const sealed = { ...entry, number: i + 1, previousHash, hash };
		previousHash = hash;
		return sealed;
	});
}

test('an untouched chain holds', () => {
	fc.assert(fc.property(entries, (plain) => firstBreak(chained(plain), sha256) === null));
});

test('any altered field is found at its entry', () => {
	const fields = ['who', 'action', 'object', 'at'] as const;
	fc.assert(
		fc.property(entries, fc.nat(), fc.constantFrom(...fields), (plain, pick, field) => {
			const chain = chained(plain);
			const at = pick % chain.length;
			chain[at] = { ...chain[at]!, [field]: chain[at]![field] + '!' };
			expect(firstBreak(chain, sha256)).toBe(at + 1);
		})
	);
});

test('an entry taken out is found at the one after it', () => {
	fc.assert(
		fc.property(entries, fc.nat(), (plain, pick) => {
			fc.pre(plain.length > 1);
			const chain = chained(plain);
			const [gone] = chain.splice(pick % (chain.length - 1), 1);
			expect(firstBreak(chain, sha256)).toBe(gone!.number + 1);
		})
	);
});

test('an entry that was altered and sealed anew breaks the next one', () => {
	const base: Entry = {
		at: '2026-11-23T12:00:00.000Z',
		who: 'anna',
		action: 'page.accept',
		object: 'page:p1',
		record: 'r',
		was: 'review',
		became: 'reviewed',
		detail: {}
	};
	const chain = chained([base, { ...base, action: 'record.approve' }]);
	const forged = { ...base, who: 'oleg' };
	chain[0] = {
		...chain[0]!,
		who: 'oleg',
		hash: sha256(sealText(forged, BEGINNING))
	};
	expect(firstBreak(chain, sha256)).toBe(2);
});

test('two values are one text exactly when they are equal, whatever the order of their keys', () => {
	const reversed = (value: Record<string, unknown>) =>
		Object.fromEntries(Object.entries(value).reverse());
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
			expect(canonical(reversed(value))).toBe(canonical(value));
			expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
		})
	);
	expect(canonical({ a: 1, b: [2, { d: 1, c: 2 }] })).toBe('{"a":1,"b":[2,{"c":2,"d":1}]}');
	expect(canonical({ a: undefined })).toBe('{}');
});

test('two entries that changed places are found at the first of them', () => {
	fc.assert(
		fc.property(entries, fc.nat(), (plain, pick) => {
			fc.pre(plain.length > 1);
			const chain = chained(plain);
			const at = pick % (chain.length - 1);
			[chain[at], chain[at + 1]] = [chain[at + 1]!, chain[at]!];
			expect(firstBreak(chain, sha256)).toBe(chain[at]!.number);
		}),
		{ numRuns: 25 }
	);
});

test.each(['record', 'was', 'became', 'detail', 'previousHash', 'hash'] as const)(
	'an altered %s is found at its entry',
	(field) => {
		const other = {
			record: 'other',
			was: 'x',
			became: 'y',
			detail: { a: 'new' }
		};
		fc.assert(
			fc.property(entries, fc.nat(), (plain, pick) => {
				const chain = chained(
					plain.map((one) => ({ ...one, record: 'r', was: null, became: null }))
				);
				const at = pick % chain.length;
				const changed = field in other ? other[field as keyof typeof other] : 'f'.repeat(64);
				chain[at] = { ...chain[at]!, [field]: changed };
				expect(firstBreak(chain, sha256)).toBe(at + 1);
			}),
			{ numRuns: 15 }
		);
	}
);

test('an entry put in between, even one sealed with care, breaks the next one', () => {
	fc.assert(
		fc.property(entries, fc.nat(), (plain, pick) => {
			const chain = chained(plain);
			const at = pick % chain.length;
			const previousHash = chain[at]!.previousHash;
			const forged = { ...chain[at]!, who: 'forger', number: -1 };
			const hash = sha256(sealText(forged, previousHash));
			chain.splice(at, 0, { ...forged, previousHash, hash });
			expect(firstBreak(chain, sha256)).toBe(at + 1);
		}),
		{ numRuns: 25 }
	);
});

test('a part of the chain holds from the hash it begins with, and from no other', () => {
	fc.assert(
		fc.property(entries, (plain) => {
			fc.pre(plain.length > 2);
			const [first, ...rest] = chained(plain);
			expect(firstBreak(rest, sha256, first!.hash)).toBeNull();
			expect(firstBreak(rest, sha256)).toBe(2);
		}),
		{ numRuns: 25 }
	);
});
