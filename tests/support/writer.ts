import { openEmbedded } from '#lib/server/storage/embedded.ts';
import { migrate } from '#lib/server/storage/migrate.ts';

/** Writes pairs of rows without end, and says each pair once it is committed. To be killed. */
const [, , folder = '', first = '0'] = process.argv;
const store = await openEmbedded(folder);
await migrate(store.sql);
const record = { id: 'r', description: '{}', sha256: '', created_at: new Date(0) };
await store.sql
	.insertInto('record')
	.values(record)
	.onConflict((conflict) => conflict.doNothing())
	.execute();
console.log('open');
for (let n = Number(first); ; n++) {
	await store.sql.transaction().execute(async (tx) => {
		for (const half of ['a', 'b'])
			await tx
				.insertInto('lexicon')
				.values({ record: 'r', word: `${n}${half}`, count: n })
				.execute();
	});
	console.log(n);
}
