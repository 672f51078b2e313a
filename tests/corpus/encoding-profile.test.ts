import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { check } from '#lib/encoding/tei/check.ts';
import { load } from '#lib/encoding/tei/grammar.ts';
import profile from '#lib/encoding/tei/profile.json' with { type: 'json' };
import * as schemaWalk from '#lib/encoding/tei/schema-walk.ts';
import { write } from '#lib/encoding/tei/write.ts';
import { inline, serialise, walk, type Element, type Node } from '#lib/encoding/xml/element.ts';
import { parse } from '#lib/encoding/xml/parse.ts';
import { ANNOTATION_KINDS } from '#lib/transcription/annotation.ts';
import { collatedTexts, sampleEdition } from '../support/edition.ts';
import { jing, PROFILE, TEI_ALL, withoutJing, withoutSchema } from '../support/jing.ts';
import { textPage } from '../support/text-page.ts';

/** A short record in which every kind of region and mark stands once. */
function everything(): string {
	const kinds = [
		'letterhead',
		'stamp',
		'form',
		'heading',
		'handwriting',
		'margin',
		'list',
		'table'
	];
	const page = textPage(
		`${kinds.map((kind) => `[${kind}]\n1. Слово.`).join('\n')}\n[body]\n1. сло-\nво дело\n[signature]\nМ.\n[footnote]\n* Так.\n[page-number]\n1`
	);
	const body = page.regions.find(({ kind }) => kind === 'body')!;
	body.lines[1]!.annotations = ANNOTATION_KINDS.map((kind, i) => ({
		...{ id: `m${i}`, kind, from: 0, to: 7 - Math.floor(i / 2), value: 'х' },
		...(kind === 'gap' && { from: 7, quantity: 2 })
	}));
	const edition = sampleEdition();
	const [difference] = edition.differences;
	const place = { ...difference!.s.places[0]!, line: body.lines[1]!.id, from: 3, to: 7 };
	return write(
		{
			...edition,
			surfaces: [{ ...edition.surfaces[0]!, page }],
			published: 'Печ. по: Ф. 3.',
			translation: { text: '1. Word', language: 'en' },
			differences: [{ ...difference!, s: { ...difference!.s, places: [place] } }],
			record: {
				...edition.record,
				correspondence: { sent: { person: 'М.', place: 'Москва', when: '1953-07-04T21:20' } },
				licence: { name: 'CC BY', uri: 'https://creativecommons.org/licenses/by/4.0/' },
				publisher: 'Архив'
			}
		},
		{ form: 'edition' }
	);
}

const good = everything();

/** A copy of the tree in which one element, the first of its name, is something else. */
function changed(name: string, change: (one: Element) => Element[]): string {
	let done = false;
	const copy = (one: Element): Element[] => {
		if (!done && one.name === name) {
			done = true;
			return change(one);
		}
		return [
			inline(
				one.name,
				one.attributes,
				one.children.flatMap((child): Node[] => (typeof child === 'string' ? [child] : copy(child)))
			)
		];
	};
	return serialise(copy(parse(good))[0]!);
}

const other = (one: Element, parts: Partial<Element>): Element[] => [{ ...one, ...parts }];

/** What may be wrong with an element. */
const WRONG: Record<string, (one: Element) => Element[]> = {
	renamed: (one) => other(one, { name: 'bogus' }),
	gone: () => [],
	twice: (one) => [one, one],
	'with an attribute of nobody’s': (one) =>
		other(one, { attributes: { ...one.attributes, bogus: '1' } }),
	empty: (one) => other(one, { children: [] }),
	'without attributes': (one) =>
		other(one, { attributes: one.name === 'TEI' ? { xmlns: one.attributes.xmlns! } : {} }),
	'with attributes that are two words': (one) =>
		other(one, {
			attributes: Object.fromEntries(
				Object.entries(one.attributes).map(([key, value]) => [key, key === 'xmlns' ? value : '1 b'])
			)
		}),
	'with its children turned about': (one) => other(one, { children: one.children.toReversed() }),
	'with letters in it': (one) => other(one, { children: ['слово', ...one.children] }),
	'with a strange element in it': (one) =>
		other(one, { children: [...one.children, inline('hi'), inline('p')] })
};

const names = [...new Set([...walk(parse(good))].map(({ name }) => name))].filter(
	(name) => name !== 'TEI'
);
const ways = Object.keys(WRONG);

/** Two ways for each element, so that each way meets every fifth of them. */
const VARIANTS = Object.fromEntries(
	names.flatMap((name, i) =>
		[0, 5].map((step) => {
			const way = ways[(i + step) % ways.length]!;
			return [`${name} ${way}`, changed(name, WRONG[way]!)];
		})
	)
);

let grammar: ReturnType<typeof load>;
beforeAll(() => {
	grammar = load(profile);
});
const bySalve = (xml: string) => schemaWalk.faults(xml, grammar);

test('a file with every kind of region and mark has no fault', () => {
	expect(check(good)).toEqual([]);
});

/** A passage of the scan that the publication has at its end. */
const MOVED = write(
	collatedTexts(
		'один два три четыре пять шесть\nкамень лежит на дороге у старого моста там\nи потом ещё много других слов стоит здесь для примера',
		'один два три четыре пять шесть и потом ещё много других слов стоит здесь для примера камень лежит на дороге у старого моста там'
	),
	{ form: 'edition' }
);

test('the profile has no element that is never written', () => {
	const rng = readFileSync(PROFILE, 'utf8');
	const defined = [...rng.matchAll(/<element name="([^"]+)"/g)].map(([, name]) => name!);
	const sample = write(sampleEdition(), { form: 'edition' });
	const all = [good, sample, MOVED].flatMap((xml) => [...walk(parse(xml))]);
	const written = new Set(all.map(({ name }) => name));
	expect(defined.filter((name) => !written.has(name))).toEqual([]);
});

test.skipIf(withoutJing !== '')(
	`jing and salve-annos say the same of every faulty variant by our profile${withoutJing}`,
	() => {
		const found = jing(PROFILE, VARIANTS);
		const ours = Object.entries(VARIANTS).map(([name, xml]) => [name, bySalve(xml).length === 0]);
		expect(ours).toEqual(
			Object.entries(found).map(([name, faults]) => [name, faults.length === 0])
		);
		const valid = ours.filter(([, is]) => is).length;
		expect(valid).toBeGreaterThan(10);
		expect(valid).toBeLessThan(ours.length * 0.4);
	}
);

test.skipIf((withoutSchema || withoutJing) !== '')(
	`what our profile takes, TEI takes${withoutSchema || withoutJing}`,
	() => {
		const taken = Object.entries(VARIANTS).filter(([, xml]) => bySalve(xml).length === 0);
		const found = jing(TEI_ALL, { ...Object.fromEntries(taken), good });
		expect(Object.entries(found).filter(([, faults]) => faults.length > 0)).toEqual([]);
	}
);
