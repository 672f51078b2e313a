import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asksVerdict } from '#lib/collation/decision.ts';
import type { Difference } from '#lib/collation/difference.ts';
import type { Lattice } from '#lib/recognition/lattice.ts';
import type { Result } from '#lib/recognition/run.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import { lines, type Page } from '#lib/transcription/page.ts';
import * as sample from '../../../tests/support/sample.ts';
import { as, empty, installation, PEOPLE, seed } from '../../../tests/support/workbench.ts';
import * as collating from './collating.ts';
import { wordsOf } from './collation-task.ts';
import { openLexicon } from './lexicon/thread.ts';
import type { Installation } from './workbench.ts';

const { RECORD } = sample;
/** A line of the scan, and the same as a machine might misread it. */
const RIGHT = 'государственные интересы.';
const PLANTED = 'государственныс интересы.';

let house: Installation;
let asked: number;
beforeAll(async () => {
	const lexicon = openLexicon(process.cwd());
	const known: typeof lexicon.known = (words) => {
		asked++;
		return lexicon.known(words);
	};
	house = await installation({ lexicon: { ...lexicon, known } });
});
beforeEach(async () => {
	await empty(house.store);
	await seed(house.store);
	asked = 0;
});
afterAll(async () => {
	await house.lexicon.stop();
	await house.store.close();
});

/** Each letter read surely, and nothing else thought of, but where `others` says so. */
function latticeOf(text: string, others: Record<number, [string, number][]> = {}): Lattice {
	return grapheme.graphemes(text).map((letter, i) => [[letter, 96], ...(others[i] ?? [])]);
}

/** The first page with the misreading in it, as the machine left it. */
function planted(by = 'tesseract', text = PLANTED): Page {
	const page = sample.page(1);
	for (const line of lines(page)) if (line.text === RIGHT) Object.assign(line, { text, by });
	return page;
}

async function store(page: Page): Promise<void> {
	const { sql } = house.store;
	const content = JSON.stringify(page);
	const sha256 = createHash('sha256').update(content).digest('hex');
	const { head } = await sql
		.updateTable('page')
		.set((one) => ({ head: one('head', '+', 1) }))
		.where('id', '=', 'p1')
		.returning('head')
		.executeTakeFirstOrThrow();
	await sql
		.insertInto('revision')
		.values({
			...{ page: 'p1', number: head, parent: head - 1, by: 'tesseract', kind: 'read' },
			...{ at: new Date('2026-11-23T11:20:00Z'), message: '', content, sha256 },
			...{ save_key: null, save_sha256: null }
		})
		.execute();
}

/** A run of the first surface: lattices of the text as read; the planted letter was doubtful. */
async function read(id: string, { at = '2026-11-23T11:30:00Z', doubt = true } = {}): Promise<void> {
	const doubtful = doubt ? { [PLANTED.indexOf('с ')]: [['е', 38]] as [string, number][] } : {};
	const lattices = Object.fromEntries(
		lines(planted()).map(({ id, text }) => [id, latticeOf(text, text === PLANTED ? doubtful : {})])
	);
	const engine = { name: 'tesseract.js', version: '7.0.0', languages: 'rus', models: {} } as const;
	const result: Partial<Result> = { lattices, alternatives: {}, engine };
	await house.store.sql
		.insertInto('run')
		.values({
			...{ id, surface: 's1', settings: '{}', state: 'ok', asked_by: 'anna' },
			...{ result: JSON.stringify(result), created_at: new Date(at), ended_at: new Date(at) }
		})
		.execute();
}

async function differences(): Promise<Difference[]> {
	return (await collating.of(as(house, PEOPLE.anna), RECORD))!.differences;
}

async function evidenceOf(s: string): Promise<Difference['evidence']> {
	return (await differences()).find((one) => one.s.text === s)!.evidence;
}

const codes = ({ facts }: Difference['evidence']) => facts.map(({ code }) => code);

describe('a misreading planted in the sample', () => {
	test('is known by the letter that the machine itself thought of', async () => {
		await store(planted());
		await read('run1');
		const evidence = await evidenceOf('государственныс');
		expect(evidence).toMatchObject({ label: 'misreading', rule: 'no-word-but-thought-of' });
		expect(codes(evidence)).toEqual(['lattice-supports', 'confidence', 'word-unknown']);
	});

	test('the true variants beside it are never called misreadings', async () => {
		await store(planted());
		await read('run1');
		const others = (await differences()).filter(
			(one) => asksVerdict(one) && one.s.text !== 'государственныс'
		);
		expect(others.map(({ s }) => s.text)).toEqual([
			...['У Сю-цуня', 'следующее.', 'Правительство', 'Правительство'],
			...['Пын Дэ-Хуэя', 'Правительство']
		]);
		for (const { evidence } of others) {
			expect(['variant', 'undecided']).toContain(evidence.label);
			expect(codes(evidence)).toContain('lattice-denies');
		}
	});

	test('without a run there is no lattice, and one sign alone decides nothing', async () => {
		await store(planted());
		const evidence = await evidenceOf('государственныс');
		expect(evidence.label).toBe('undecided');
		expect(codes(evidence)).toEqual(['word-unknown']);
	});

	test('what a person wrote is not weighed by what the machine thought', async () => {
		await store(planted('oleg', 'государственная интересы.'));
		await read('run1');
		const evidence = await evidenceOf('государственная');
		expect(evidence).toMatchObject({ label: 'variant', rule: 'read-by-person' });
		expect(codes(evidence).filter((code) => code.startsWith('lattice'))).toEqual([]);
	});
});

describe('evidence is looked at again when what it rests on has changed', () => {
	beforeEach(() => store(planted()));

	test('a newer run', async () => {
		await read('run1');
		expect((await evidenceOf('государственныс')).label).toBe('misreading');
		await read('run2', { at: '2026-11-23T11:40:00Z', doubt: false });
		const evidence = await evidenceOf('государственныс');
		expect(evidence.label).toBe('undecided');
		expect(codes(evidence)).toContain('lattice-denies');
	});

	test('a confusion that people confirmed', async () => {
		expect((await evidenceOf('государственныс')).label).toBe('undecided');
		await house.store.sql
			.insertInto('confusion')
			.values({ record: RECORD, page: 'p1', read: 'с', right: 'е', count: 2 })
			.execute();
		expect(await evidenceOf('государственныс')).toMatchObject({
			...{ label: 'misreading', rule: 'confirmed-confusion' }
		});
	});

	test('another translation', async () => {
		const page = sample.page(1);
		const second = lines(page).find(({ text }) => text.startsWith('2. Советское'))!;
		second.text = second.text.replace('2. ', '7. ');
		await store(page);
		const numeral = async () =>
			(await differences()).find(({ class: of }) => of === 'number')!.evidence;
		const translate = (text: string) =>
			house.store.sql
				.updateTable('witness')
				.set({ text, sha256: text })
				.where('siglum', '=', 'T')
				.execute();
		await translate('Article 2');
		expect(codes(await numeral())).toContain('translation-print');
		await translate('Article 7');
		expect(codes(await numeral())).toContain('translation-scan');
	});

	test('and only then: the dictionary is asked once for one state of the texts', async () => {
		await store(planted('tesseract', 'государственнын интересы.'));
		await differences();
		await differences();
		expect(asked).toBe(1);
	});
});

test('the dictionary is asked for a word cut at a line end as a whole, with a hyphen and in parts', () => {
	const page = sample.page(1);
	const [first, second] = lines(page);
	Object.assign(first!, { text: 'китайско-' });
	Object.assign(second!, { text: 'корейская' });
	const words = wordsOf({ pages: [{ surface: 's1', page }], published: 'сторона' });
	expect(words).toEqual(
		expect.arrayContaining([
			...['китайско', 'корейская', 'китайскокорейская', 'китайско-корейская', 'сторона']
		])
	);
	expect(new Set(words).size).toBe(words.length);
});
