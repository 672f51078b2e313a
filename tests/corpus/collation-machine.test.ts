import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { collate } from '#lib/collation/collate.ts';
import * as witness from '#lib/collation/witness.ts';
import * as hocr from '#lib/recognition/hocr.ts';
import type { Lattice } from '#lib/recognition/lattice.ts';
import type { Line, Page } from '#lib/transcription/page.ts';
import { collateTexts } from '../support/witnesses.ts';

/** The machine's own reading as S: what it misreads must not be taken for a find. */
const installed = spawnSync('tesseract', ['--list-langs']).stdout?.toString().includes('rus');
const PAGES = 'tests/corpus/pages';
const SETTINGS = ['lstm_choice_mode=2', 'lstm_choice_iterations=5', 'hocr_char_boxes=1'];

function readByMachine(picture: string): { page: Page; lattices: Record<string, Lattice> } {
	const settings = SETTINGS.flatMap((one) => ['-c', one]);
	const output = execFileSync('tesseract', [picture, 'stdout', '-l', 'rus', ...settings, 'hocr'], {
		stdio: ['ignore', 'pipe', 'ignore'],
		env: { ...process.env, OMP_THREAD_LIMIT: '1' }
	});
	const read = hocr.parse(output.toString());
	const lines = read.map(({ text, zone, words, confidence }, i): Line => {
		const rest = { annotations: [], revision: 1, by: 'tesseract', seen: [] };
		return { id: `l${i}`, zone, text, words, confidence, ...rest };
	});
	const region = { id: 'r1', kind: 'body' as const, zone: lines[0]!.zone, lines };
	const lattices = Object.fromEntries(read.map(({ lattice }, i) => [`l${i}`, lattice]));
	return { page: { regions: [region] }, lattices };
}

const name = installed ? 'the machine’s own reading' : 'not run: no tesseract with rus here';

describe.skipIf(!installed)(name, () => {
	const planted = (one: string) => {
		const [gt, published] = ['gt', 'published'].map((kind) =>
			readFileSync(`${PAGES}/${one}.${kind}.txt`, 'utf8')
		);
		return { published: published!, truth: collateTexts(gt!, published!).differences };
	};

	test.each(['07-print-typical', '01-typed-typical', '10-print-lowres'])('%s', (one) => {
		const { published, truth } = planted(one);
		const variants = truth.filter((difference) => !difference.hidden);
		const { page, lattices } = readByMachine(`${PAGES}/${one}.jpg`);
		const s = witness.fromPages([{ surface: 's1', page }]);
		const p = witness.fromPublished(published);
		const { differences, outcome } = collate(s, p, { evidence: { lattices } });
		expect(outcome).toBe('collated');
		const shown = differences.filter((difference) => !difference.hidden);
		const covers = (outer: (typeof shown)[0], inner: (typeof shown)[0]) =>
			outer.p.from <= inner.p.from && outer.p.to >= inner.p.to;
		for (const variant of variants) {
			const found = shown.filter((difference) => covers(difference, variant));
			expect(
				found.length,
				`${variant.class} ${variant.s.text} / ${variant.p.text}`
			).toBeGreaterThan(0);
			for (const difference of found) expect(difference.evidence.label).not.toBe('misreading');
		}
		const further = shown.filter(
			(difference) => !variants.some((variant) => covers(difference, variant))
		);
		for (const difference of further) expect(difference.evidence.label).not.toBe('variant');
	});
});
