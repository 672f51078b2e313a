import { describe, expect, test } from 'vitest';
import type { Account } from '#lib/account/account.ts';
import type { Card } from '#lib/collation/card.ts';
import type { Outcome } from '#lib/outcome.ts';
import { comparing, RECORD } from '../../../tests/support/comparing.ts';
import { PEOPLE } from '../../../tests/support/workbench.ts';
import * as collation from './collation.ts';
import * as event from './storage/event.ts';
import * as verdicts from './storage/verdict.ts';
import * as transcription from './transcription.ts';
import * as workflow from './workflow.ts';

const { oleg, anna, maria } = PEOPLE;
const irina: Account = { ...anna, id: 'irina', name: 'Ирина' };

const { bench, desk, sql } = comparing();
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.refusal.code);

async function card(s: string): Promise<Card> {
	return (await desk()).cards.find(({ difference }) => difference.s.text === s)!;
}

const seen = ({ difference }: Card) => ({
	...{ difference: difference.key, s: difference.s.text, p: difference.p.text },
	...{ detail: null, note: '' }
});

async function line(id: string) {
	const { lines } = await desk();
	return lines[id]!;
}

/** A correction of a card's only place, as its form sends it. */
async function correction(of: Card) {
	const { lines, opening } = await desk();
	const base = of.difference.s.places.map(({ line }) => {
		const { revision, sha256 } = lines[line]!;
		return { line, base: { revision, sha256 } };
	});
	return { ...seen(of), ...opening, lines: base };
}

test('the true variants of the sample appear as such, and nothing else is shown', async () => {
	const { cards, ledger, empty: why } = await desk();
	expect(why).toBeNull();
	expect(cards.map(({ difference: { class: of, s, p } }) => [of, s.text, p.text])).toEqual([
		['name', 'У Сю-цуня', 'У Сюшаня'],
		['punctuation', 'следующее.', 'следующее:'],
		['case', 'Правительство', 'правительство'],
		['case', 'Правительство', 'правительство'],
		['name', 'Пын Дэ-Хуэя', 'Пэн Цэхуая'],
		['case', 'Правительство', 'правительство']
	]);
	expect(ledger).toMatchObject({ hidden: 0, shown: 6, decided: 0 });
	expect(cards[0]!.difference.s.places).toHaveLength(1);
	expect(cards[2]!.companions).toBe(2);
	expect(cards[0]!.companions).toBe(0);
});

test('a verdict is kept with readings and evidence as shown, and told in the trail', async () => {
	const name = await card('У Сю-цуня');
	const outcome = await collation.decide(bench(anna), RECORD, {
		...{ ...seen(name), kind: 'departs' as const, note: ' имя министра ' }
	});
	expect(code(outcome)).toBe('ok');
	const [kept] = await verdicts.standing(sql(), RECORD);
	expect(kept).toMatchObject({
		...{ kind: 'departs', detail: 'wording', note: 'имя министра', by: 'anna', page: 'p1' },
		...{ s: 'У Сю-цуня', p: 'У Сюшаня', class: 'name', suggested: false },
		evidence: name.difference.evidence
	});
	expect((await card('У Сю-цуня')).state).toBe('decided');
	const [told] = await event.ofRecord(sql(), RECORD);
	expect(told).toMatchObject({ action: 'verdict.keep_text', detail: { verdicts: [kept!.id] } });
});

test('a volunteer suggests, two editors may disagree, an archivist settles it', async () => {
	const name = await card('У Сю-цуня');
	const decide = (account: Account, kind: 'departs' | 'modernises' | 'ignore') =>
		collation.decide(bench(account), RECORD, { ...seen(name), kind });
	await decide(oleg, 'ignore');
	expect((await card('У Сю-цуня')).state).toBe('suggested');
	await decide(anna, 'departs');
	expect((await card('У Сю-цуня')).state).toBe('decided');
	await decide(irina, 'modernises');
	expect((await card('У Сю-цуня')).state).toBe('contested');
	await decide(maria, 'departs');
	expect(await card('У Сю-цуня')).toMatchObject({ state: 'decided', verdict: { by: 'maria' } });
});

test('a verdict taken back gives its place to the one before', async () => {
	const name = await card('У Сю-цуня');
	const decide = (kind: 'departs' | 'modernises') =>
		collation.decide(bench(anna), RECORD, { ...seen(name), kind });
	await decide('departs');
	const second = await decide('modernises');
	const job = second.ok ? second.value.job : 0;
	expect(code(await collation.undo(bench(oleg), RECORD, job))).toBe('not_yours');
	expect(code(await collation.undo(bench(anna), RECORD, job))).toBe('ok');
	expect((await card('У Сю-цуня')).verdict?.kind).toBe('departs');
	expect(code(await collation.undo(bench(anna), RECORD, job))).toBe('nothing_to_undo');
	expect(code(await collation.undo(bench(anna), RECORD, 9999))).toBe('nothing_to_undo');
});

test('a kind that is not worth a note is put away by one verdict, counted, and back by one undo', async () => {
	const [first] = (await desk()).cards.filter(({ difference }) => difference.class === 'case');
	const ignored = { ...seen(first!), kind: 'ignore' as const, detail: 'kind' };
	const given = await collation.decide(bench(anna), RECORD, ignored);
	const away = await desk();
	expect(away.cards.filter(({ difference }) => difference.class === 'case')).toHaveLength(1);
	expect(away.ledger).toMatchObject({ hidden: 2, shown: 4, rules: [{ class: 'case', count: 2 }] });
	expect(away.hidden.map(({ family }) => family)).toEqual(Array(2).fill('case:правительство'));
	const job = given.ok ? given.value.job : 0;
	expect(code(await collation.undo(bench(anna), RECORD, job))).toBe('ok');
	expect((await desk()).ledger).toMatchObject({ hidden: 0, shown: 6, decided: 0 });
});

test('a name is looked at each time: no rule puts its kind away', async () => {
	const name = await card('У Сю-цуня');
	const ignored = { ...seen(name), kind: 'ignore' as const, detail: 'kind' };
	expect(code(await collation.decide(bench(anna), RECORD, ignored))).toBe('ok');
	const [kept] = await verdicts.standing(sql(), RECORD);
	expect(kept).toMatchObject({ kind: 'ignore', detail: null });
	expect((await desk()).ledger).toMatchObject({ hidden: 0, shown: 6, decided: 1 });
});

test('one family is decided together and taken back together; names never are', async () => {
	const { cards } = await desk();
	const keys = (of: string) =>
		cards
			.filter(({ difference }) => difference.class === of)
			.map(({ difference }) => difference.key);
	const modernises = { kind: 'modernises' as const, detail: null, note: '' };
	const together = (some: string[]) =>
		collation.decideTogether(bench(anna), RECORD, some, modernises);
	expect(code(await together(keys('name')))).toBe('not_together');
	expect(code(await together([...keys('case'), ...keys('punctuation')]))).toBe('not_together');
	expect(code(await together([]))).toBe('not_together');
	const outcome = await together(keys('case'));
	expect((await desk()).ledger.decided).toBe(3);
	const [kept] = await verdicts.standing(sql(), RECORD);
	expect(kept!.detail).toBe('capitals');
	if (outcome.ok) await collation.undo(bench(anna), RECORD, outcome.value.job);
	expect((await desk()).ledger.decided).toBe(0);
});

test('“we misread” changes the line in its reader’s name; taken back, the line is as before', async () => {
	const name = await card('Пын Дэ-Хуэя');
	const given = await correction(name);
	const id = name.difference.s.places[0]!.line;
	const before = (await line(id)).text;
	const unchanged = { ...given, texts: ['Пын Дэ-Хуэя'] };
	expect(code(await collation.correct(bench(anna), RECORD, unchanged))).toBe('reading_unchanged');
	const outcome = await collation.correct(bench(anna), RECORD, { ...given, texts: ['Пэн Цэхуая'] });
	expect(code(outcome)).toBe('ok');
	const opened = await transcription.open(bench(anna), 'p1');
	const lines = opened.ok ? opened.value.content.regions.flatMap((region) => region.lines) : [];
	expect(lines.find((one) => one.id === id)).toMatchObject({
		...{ text: 'с проектом ответа Кларку от имени Ким Ир Сена и Пэн Цэхуая.', by: 'anna' },
		seen: ['anna']
	});
	expect((await desk()).cards).toHaveLength(5);
	if (outcome.ok)
		expect(code(await collation.undo(bench(anna), RECORD, outcome.value.job))).toBe('ok');
	expect((await line(id)).text).toBe(before);
	expect((await card('Пын Дэ-Хуэя')).state).toBe('open');
});

describe('text and verdict stand together or not at all', () => {
	const broken = () => ({
		...bench(anna),
		newId: () => {
			throw new Error('the power went');
		}
	});
	const textOf = async (of: Card) => (await line(of.difference.s.places[0]!.line)).text;

	test('a fault between the two leaves neither', async () => {
		const name = await card('Пын Дэ-Хуэя');
		const [given, before] = [await correction(name), await textOf(name)];
		const half = collation.correct(broken(), RECORD, { ...given, texts: ['Пэн Цэхуая'] });
		await expect(half).rejects.toThrow('the power went');
		expect(await textOf(name)).toBe(before);
		expect(await verdicts.standing(sql(), RECORD)).toEqual([]);
		const again = await collation.correct(bench(anna), RECORD, { ...given, texts: ['Пэн Цэхуая'] });
		expect(code(again)).toBe('ok');
	});

	test('taken back, too: a page gone into review keeps both', async () => {
		const name = await card('Пын Дэ-Хуэя');
		const given = { ...(await correction(name)), texts: ['Пэн Цэхуая'] };
		const outcome = await collation.correct(bench(anna), RECORD, given);
		const job = outcome.ok ? outcome.value.job : 0;
		await workflow.submit(bench(oleg), 'p1', { number: 2 });
		expect(code(await collation.undo(bench(anna), RECORD, job))).toBe('wrong_state');
		const [kept] = await verdicts.standing(sql(), RECORD);
		expect(kept).toMatchObject({ kind: 'misread', replacedBy: null });
		expect((await desk()).cards.map(({ difference }) => difference.s.text)).not.toContain(
			'Пын Дэ-Хуэя'
		);
	});

	test('sent twice it is done once', async () => {
		const name = await card('Пын Дэ-Хуэя');
		const given = { ...(await correction(name)), way: 'unclear' as const };
		expect(code(await collation.mark(bench(anna), RECORD, given))).toBe('ok');
		expect(code(await collation.mark(bench(anna), RECORD, given))).toBe('key_reused');
		expect(await verdicts.standing(sql(), RECORD)).toHaveLength(1);
		expect((await event.ofRecord(sql(), RECORD)).map(({ action }) => action)).toEqual([
			'verdict.change_text'
		]);
	});
});

test('a correction on a line that somebody saved meanwhile is refused and changes nothing', async () => {
	const name = await card('Пын Дэ-Хуэя');
	const given = await correction(name);
	const stale = given.lines.map((one) => ({ ...one, base: { revision: 7, sha256: 'other' } }));
	const outcome = await collation.correct(bench(anna), RECORD, {
		...{ ...given, lines: stale, texts: ['Пэн Цэхуая'] }
	});
	expect(code(outcome)).toBe('outdated');
	expect(await verdicts.standing(sql(), RECORD)).toEqual([]);
	expect((await card('Пын Дэ-Хуэя')).state).toBe('open');
});

test('a decision on readings that are no longer those that were seen is refused', async () => {
	const name = await card('Пын Дэ-Хуэя');
	await collation.correct(bench(irina), RECORD, {
		...(await correction(name)),
		texts: ['Пын Дэ-Хуая']
	});
	const late = await collation.decide(bench(anna), RECORD, { ...seen(name), kind: 'departs' });
	expect(code(late)).toBe('difference_gone');
});

test.each([
	['unclear', 'Пын Дэ-Хуэя', { kind: 'unclear', from: 48, to: 59 }],
	['supplied', 'Пэн Цэхуая', { kind: 'supplied', from: 48, to: 58, source: 'P' }],
	['gap', '', { kind: 'gap', from: 48, to: 48, quantity: 11 }]
] as const)('what cannot be read is marked as %s', async (way, text, mark) => {
	const name = await card('Пын Дэ-Хуэя');
	const given = await correction(name);
	expect(code(await collation.mark(bench(anna), RECORD, { ...given, way }))).toBe('ok');
	const opened = await transcription.open(bench(anna), 'p1');
	const lines = opened.ok ? opened.value.content.regions.flatMap((region) => region.lines) : [];
	const marked = lines.find((one) => one.id === name.difference.s.places[0]!.line)!;
	expect(marked.text.slice(48)).toBe(`${text}.`);
	expect(marked.annotations).toMatchObject([{ ...mark, reason: 'illegible' }]);
});

test('in review the text stays: its verdicts are refused, the others are not', async () => {
	await workflow.submit(bench(oleg), 'p1', { number: 1 });
	const name = await card('Пын Дэ-Хуэя');
	const given = await correction(name);
	expect(code(await collation.correct(bench(anna), RECORD, { ...given, texts: ['x'] }))).toBe(
		'wrong_state'
	);
	const kept = { ...seen(name), kind: 'departs' as const };
	expect(code(await collation.decide(bench(oleg), RECORD, kept))).toBe('wrong_state');
	expect(code(await collation.decide(bench(anna), RECORD, kept))).toBe('ok');
	const { pages } = await desk();
	expect(pages['s1']).toMatchObject({ keepRefused: null, changeRefused: { code: 'wrong_state' } });
});

test('a visitor learns nothing and decides nothing', async () => {
	expect(code(await collation.desk(bench(null), RECORD))).toBe('not_found');
	const nothing = {
		difference: 'x',
		s: '',
		p: '',
		kind: 'departs' as const,
		detail: null,
		note: ''
	};
	expect(code(await collation.decide(bench(null), RECORD, nothing))).toBe('sign_in_first');
	expect(code(await collation.undo(bench(null), RECORD, 1))).toBe('sign_in_first');
	expect(code(await collation.decide(bench(anna), 'none', nothing))).toBe('not_found');
});

test('a record without publication says so', async () => {
	await sql().deleteFrom('witness').where('siglum', '=', 'P').execute();
	expect((await desk()).empty).toEqual({ why: 'no-publication' });
});
