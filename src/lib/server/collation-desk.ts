import { cardsOf, ledgerOf } from '#lib/collation/card.ts';
import type { Desk, DeskEnds, DeskLine, DeskPage } from '#lib/collation/desk.ts';
import { underRules } from '#lib/collation/house-rule.ts';
import { done, refuse, type Outcome, type Refusal } from '#lib/outcome.ts';
import { findLine } from '#lib/transcription/page.ts';
import { permit, type Action } from '#lib/workflow/moves.ts';
import { lowest, type PageState } from '#lib/workflow/state.ts';
import * as collating from './collating.ts';
import type { Collated } from './collating.ts';
import * as preparation from './preparation.ts';
import { baseOf } from './saving.ts';
import * as pages from './storage/page.ts';
import * as verdicts from './storage/verdict.ts';
import { asker, type Workbench } from './workbench.ts';

/** The collation desk of a record, for one who may see work. */
export async function desk(workbench: Workbench, record: string): Promise<Outcome<Desk>> {
	const allowed = permit('page.read_work', asker(workbench), 'open');
	if (!allowed.ok) return allowed;
	const collated = await collating.of(workbench, record);
	if (!collated) return refuse('not_found');
	const { sql } = workbench.store;
	const given = await verdicts.standing(sql, record);
	const { differences } = underRules(collated.differences, given);
	const cards = cardsOf(differences, given);
	return done({
		...{ record, empty: collated.empty, cards, passages: collated.passages },
		ledger: ledgerOf(differences, cards),
		hidden: differences.filter((difference) => difference.hidden),
		leaves: collated.description.repository?.signature?.listy ?? '',
		language: collated.description.originalLanguage,
		ends: endsOf(workbench, collated),
		pages: await pagesOf(workbench, collated),
		lines: linesOf(collated),
		names: await pages.names(
			sql,
			[...given, ...(collated.chosen ? [collated.chosen] : [])].map(({ by }) => by)
		),
		opening: { timeline: await pages.timeline(sql), key: workbench.newId() },
		suggests: asker(workbench) === 'volunteer'
	});
}

async function pagesOf(
	workbench: Workbench,
	collated: Collated
): Promise<Record<string, DeskPage>> {
	const refusal = (action: Action, state: PageState): Refusal | null => {
		const allowed = permit(action, asker(workbench), state);
		return allowed.ok ? null : allowed.refusal;
	};
	const seen = collated.pages.map(async ({ id, surface, state }, i) => [
		surface,
		{
			...{ id, surface, number: i + 1, picture: await pictureOf(workbench, surface) },
			keepRefused: refusal('verdict.keep_text', state),
			changeRefused: refusal('verdict.change_text', state)
		}
	]);
	return Object.fromEntries(await Promise.all(seen));
}

async function pictureOf(workbench: Workbench, id: string): Promise<DeskPage['picture']> {
	const surface = await pages.surface(workbench.store.sql, id);
	const { turned, address } = await preparation.asRead(workbench, surface);
	return { width: surface.width, height: surface.height, turned, prepared: address };
}

function endsOf(workbench: Workbench, collated: Collated): DeskEnds | null {
	const { compared, chosen, publication, pages } = collated;
	if (publication === '') return null;
	const state = lowest(pages.map((page) => page.state));
	const allowed = permit('collation.ends', asker(workbench), state);
	return { compared, chosen, publication, refused: allowed.ok ? null : allowed.refusal };
}

/** The lines that differences stand in, with the base that a correction of each names. */
function linesOf(collated: Collated): Record<string, DeskLine> {
	const lines: Record<string, DeskLine> = {};
	for (const { s } of collated.differences)
		for (const { line: id } of s.places) {
			const line = collated.pages.flatMap(({ content }) => findLine(content, id) ?? [])[0];
			if (line) lines[id] = { text: line.text, ...baseOf(line) };
		}
	return lines;
}
