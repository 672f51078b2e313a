import { within } from './house.ts';
import type { Command } from './command.ts';

export const command: Command = {
	summary: 'bring the store to the form that this version needs (a start does it, too)',
	words: '',
	options: {},
	run: () =>
		within(async ({ store }) => {
			const { rows } = await store.raw.execute(
				'select name from kysely_migration order by name',
				[]
			);
			const names = rows.map(({ name }) => String(name));
			return { value: names, lines: [`The store (${store.kind}) stands at ${names.at(-1)}.`] };
		})
};
