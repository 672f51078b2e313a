import { refuse, type Outcome } from '#lib/outcome.ts';
import { permit } from '#lib/workflow/moves.ts';
import * as model from './model.ts';
import * as recognition from './recognition.ts';
import * as catalogue from './storage/catalogue.ts';
import * as records from './storage/record.ts';
import * as runs from './storage/run.ts';
import { asker, type Workbench } from './workbench.ts';

/**
 * Reads every page of a record once more that may be read now, with what the record is read with
 * and prepared as for its last reading;
 * pages in review, approved, or under way are passed over. Gives the ids of the runs.
 */
export async function readAgain(workbench: Workbench, record: string): Promise<Outcome<string[]>> {
	const allowed = permit('ocr.project', asker(workbench), null);
	if (!allowed.ok) return allowed;
	const { sql } = workbench.store;
	if (!(await records.find(sql, record))) return refuse('not_found');
	const surfaces: string[] = [];
	for (const { surface, state } of await catalogue.surfaces(sql, record)) {
		const mayBeRead = permit('ocr.page', asker(workbench), state).ok;
		if (mayBeRead && !(await runs.underWay(sql, surface))) surfaces.push(surface);
	}
	if (surfaces.length === 0) return refuse('nothing_to_read');
	const languages = await model.languagesOf(workbench, record);
	return recognition.askAgain(workbench, surfaces, languages);
}
