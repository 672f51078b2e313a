import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { pointerFaults } from '#lib/encoding/tei/check.ts';
import { convert, load } from '#lib/encoding/tei/grammar.ts';
import * as schemaWalk from '#lib/encoding/tei/schema-walk.ts';
import { write } from '#lib/encoding/tei/write.ts';
import { collatedTexts, sampleEdition } from '../support/edition.ts';
import { collations } from '../support/collations.ts';
import { editions } from '../support/editions.ts';
import { jing, PROFILE, SHARED, TEI_ALL, withoutJing, withoutSchema } from '../support/jing.ts';

const hasSchema = withoutSchema === '';
const notRun = withoutSchema;
const notByJing = withoutSchema || withoutJing;

let grammar: ReturnType<typeof load>;
beforeAll(async () => {
	if (hasSchema) grammar = load(await convert(readFileSync(TEI_ALL, 'utf8')));
});

const salve = (xml: string) =>
	schemaWalk.faults(xml, grammar).map(({ line, column }) => `${line}:${column}`);

const FORMS = ['edition', 'reading'] as const;
const STATES = ['approved', 'draft'] as const;
const WRITTEN = FORMS.flatMap((form) => STATES.map((status) => ({ form, status })));

/** A draft has no verdicts; every difference is undecided. */
function sampleTei({ form, status }: (typeof WRITTEN)[number]): string {
	const verdicts = status === 'draft' ? { verdicts: [] } : {};
	return write(sampleEdition({ status, ...verdicts }), { form });
}

test.skipIf(!hasSchema).each(WRITTEN)(
	`the sample’s $status $form is TEI by salve-annos${notRun}`,
	(one) => {
		expect(schemaWalk.faults(sampleTei(one), grammar)).toEqual([]);
	}
);

test.skipIf(notByJing !== '')(`the sample is TEI and of our profile by jing${notByJing}`, () => {
	const files = Object.fromEntries(
		WRITTEN.map((one) => [`${one.status}-${one.form}`, sampleTei(one)])
	);
	for (const schema of [TEI_ALL, PROFILE])
		expect(Object.values(jing(schema, files)).flat()).toEqual([]);
});

test.skipIf(!hasSchema)(`generated editions are TEI by salve-annos${notRun}`, () => {
	const law = fc.property(editions, fc.constantFrom(...FORMS), (edition, form) => {
		expect(schemaWalk.faults(write(edition, { form }), grammar)).toEqual([]);
	});
	fc.assert(law, { numRuns: 100 });
});

/** A passage of the scan that the publication has at its end. */
const MOVED = collatedTexts(
	'один два три четыре пять шесть\nкамень лежит на дороге у старого моста там\nи потом ещё много других слов стоит здесь для примера',
	'один два три четыре пять шесть и потом ещё много других слов стоит здесь для примера камень лежит на дороге у старого моста там'
);

test.skipIf(!hasSchema)(
	`texts really collated, moved passages too, are TEI by salve-annos${notRun}`,
	() => {
		expect(write(MOVED, { form: 'edition' })).toContain('<anchor ');
		for (const edition of [MOVED, ...fc.sample(collations, 40)])
			expect(schemaWalk.faults(write(edition, { form: 'edition' }), grammar)).toEqual([]);
	}
);

test.skipIf(notByJing !== '')(`generated editions are TEI by jing${notByJing}`, () => {
	const all = [MOVED, ...fc.sample(editions, 40), ...fc.sample(collations, 20)];
	const files = all.flatMap((edition, i) =>
		FORMS.map((form) => [`${i}-${form}`, write(edition, { form })])
	);
	expect(Object.values(jing(TEI_ALL, Object.fromEntries(files))).flat()).toEqual([]);
});

/** Places as the table of the design gives them: by jing, by salve-annos, by our own pointer check. */
const FIXTURES: [file: string, byJing: string[], bySalve: string[], byUs: string[]][] = [
	['ok', [], [], []],
	['model', [], [], []],
	['e1-unknown-element', ['217:25'], ['217:24'], []],
	['e2-missing-attr', ['170:69'], ['170:68'], []],
	['e3-bad-date', ['208:105'], ['208:104'], []],
	['e4-misplaced', ['214:20'], ['214:19'], []],
	['e5-dangling-ref', [], [], ['136:34']],
	['e6-dup-id', ['214:27', '208:41'], ['214:26'], ['214:26', '224:28']],
	['e7-not-wf', ['219:11'], ['219:16'], ['219:16']],
	['e8-two-errors', ['208:105', '217:25'], ['208:104', '217:24'], []],
	['e9-bad-attr', ['210:35'], ['210:34'], []]
];
const fixture = (name: string) => readFileSync(path.join(SHARED, `${name}.xml`), 'utf8');

test.skipIf(!hasSchema).each(FIXTURES)(
	`%s is judged by salve-annos and by our checks as the table says${notRun}`,
	(name, _byJing, bySalve, byUs) => {
		expect(salve(fixture(name))).toEqual(bySalve);
		const ours = pointerFaults(fixture(name)).filter(({ kind }) => kind !== 'history');
		expect(ours.map(({ line, column }) => `${line}:${column}`)).toEqual(byUs);
	}
);

test.skipIf(notByJing !== '')(
	`the fixtures are judged by jing as the table says${notByJing}`,
	() => {
		const { 'e7-not-wf': broken = '', ...formed } = Object.fromEntries(
			FIXTURES.map(([name]) => [name, fixture(name)])
		);
		// A file that is not well-formed ends the whole run of jing.
		const found = { ...jing(TEI_ALL, formed), ...jing(TEI_ALL, { 'e7-not-wf': broken }) };
		for (const [name, byJing, bySalve] of FIXTURES) {
			expect([name, found[name]!.sort()]).toEqual([name, [...byJing].sort()]);
			expect([name, byJing.length > 0]).toEqual([name, bySalve.length > 0]);
		}
	}
);
