import { total, type Accuracy } from '#lib/collation/accuracy.ts';
import { asItsPage } from '#lib/recognition/measured.ts';
import { textOf } from '#lib/recognition/part.ts';
import { lines, type Page } from '#lib/transcription/page.ts';
import type { Product, ProductRead } from './product.ts';
import { based } from './totals.ts';

/** The page with every line in its place read again alone, as a person at the desk has it read. */
export async function readLinesAgain(
	product: Product,
	picture: string,
	{ result, plan }: ProductRead,
	languages: string
): Promise<Page> {
	if (!plan) return result.page;
	const sheet = { ulx: 0, uly: 0, lrx: plan.width, lry: plan.height };
	const settings = asItsPage(languages, {}, { ...result, settings: {} });
	const texts = new Map<string, string>();
	for (const { id, zone } of lines(result.page)) {
		const part = { zone, shape: 'line', languages: null, digits: false } as const;
		const read = await product.readZone(picture, { sheet, part, settings });
		texts.set(id, textOf(read.lines));
	}
	return { regions: result.page.regions.map((region) => retold(region, texts)) };
}

function retold(region: Page['regions'][number], texts: ReadonlyMap<string, string>) {
	const lines = region.lines.map((line) => ({ ...line, text: texts.get(line.id) ?? line.text }));
	return { ...region, lines };
}

/** Both figures beside each other; none where no line was read again. */
export function toldAgain(
	pages: readonly { accuracy: Accuracy; again: Accuracy | null }[]
): string[] {
	const both = pages.flatMap(({ accuracy, again }) => (again ? [{ accuracy, again }] : []));
	const sum = (which: 'accuracy' | 'again') =>
		based(total(both.map((page) => page[which]))?.characters, 'letters');
	if (both.length === 0) return [];
	return ['', `each line read again alone: CER ${sum('again')}; as its page: ${sum('accuracy')}`];
}
