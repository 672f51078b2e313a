import { expect, test } from 'vitest';
import { as, installation, PEOPLE, seed } from '../../../tests/support/workbench.ts';

test('a seeded installation holds the sample record with three pages read', async () => {
	const { store, ...rest } = await installation();
	await seed(store);
	const heads = await store.sql.selectFrom('page').select(['id', 'head']).orderBy('id').execute();
	expect(heads).toEqual([1, 2, 3].map((n) => ({ id: `p${n}`, head: 1 })));
	expect(as({ store, ...rest }, PEOPLE.anna).account?.role).toBe('editor');
	await expect(store.sql.updateTable('revision').set({ message: 'x' }).execute()).rejects.toThrow(
		/append-only/
	);
	await store.close();
});
