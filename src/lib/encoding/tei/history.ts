import { block, inline, type Element } from '../xml/element.ts';
import type { Step } from '../edition.ts';
import * as responsible from './responsible.ts';
import type { Writing } from './writing.ts';

/** `revisionDesc`: each step of the work, the most recent first, tied to the audit trail. */
export function write(writing: Writing): Element {
	const { status, history } = writing.edition;
	const changes = history
		.toSorted((a, b) => b.event - a.event)
		.map((step) => change(step, writing));
	const list = changes.length > 0 ? changes : [block('change', {}, ['No step is recorded.'])];
	return block('revisionDesc', { status }, [block('listChange', {}, list)]);
}

function change(step: Step, writing: Writing): Element {
	return inline(
		'change',
		{
			when: step.at,
			who: responsible.pointerTo(step.who, writing),
			status: step.status ?? undefined,
			source: `audit:${step.event}`
		},
		[step.what]
	);
}
