import * as collation from '#lib/server/collation.ts';
import { Misuse, must, type Command } from './command.ts';
import { within } from './house.ts';

export const command: Command = {
	summary: 'compare the transcription of a record with its publication',
	words: '<record>',
	options: {},
	run: ({ words: [id] }) => {
		if (id === undefined) throw new Misuse('Which record? `sverka collate <record>`');
		return within(async (workbench) => {
			const { cards, ledger, empty, passages } = must(await collation.desk(workbench, id));
			const shown = cards.map(({ state, difference }) => ({ state, ...difference }));
			const lines = shown.map(({ class: kind, s, p, state }) =>
				[kind, `scan "${s.text}"`, `print "${p.text}"`, state].join('\t')
			);
			const sum = `${ledger.shown} differences, ${ledger.decided} decided; ${ledger.hidden} hidden by rule.`;
			return { value: { empty, ledger, differences: shown, passages }, lines: [...lines, sum] };
		});
	}
};
