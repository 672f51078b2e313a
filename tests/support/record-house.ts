import { createHash } from 'node:crypto';
import type { Outcome } from '#lib/outcome.ts';
import * as collation from '#lib/server/collation.ts';
import type { Files } from '#lib/server/storage/files.ts';
import type { Installation } from '#lib/server/workbench.ts';
import * as workflow from '#lib/server/workflow.ts';
import { RECORD } from './sample.ts';
import { as, empty, installation, PEOPLE, seed, UNLETTERED } from './workbench.ts';

const scan = Buffer.from('a scan');
const SUM = createHash('sha256').update(scan).digest('hex');

/** Pictures that are cut to nothing: a PDF without them still has its text. */
const images = {
	pyramid: async () => '',
	crop: async () => null
} as unknown as Installation['images'];

/** An installation in which the sample record can be brought to its seal. */
export class RecordHouse {
	readonly here: Installation;
	/** What lies on the disk for every master. */
	master: Buffer | null = scan;

	private constructor(here: Installation) {
		this.here = here;
	}

	static async open(): Promise<RecordHouse> {
		const files = {
			has: async () => house.master !== null,
			get: async () => house.master,
			path: () => ''
		} as unknown as Files;
		const house = new RecordHouse(await installation({ files, lexicon: UNLETTERED, images }));
		return house;
	}

	/** The seeded record anew; its surfaces have a master whose hash is true. */
	async begin(): Promise<void> {
		this.master = scan;
		const { store } = this.here;
		await empty(store);
		await seed(store);
		const blob = { sha256: SUM, size: scan.length, media_type: 'image/jpeg', place: '' };
		await store.sql
			.insertInto('blob')
			.values({ ...blob, checked_at: null })
			.execute();
		await store.sql.updateTable('surface').set({ blob: SUM }).execute();
	}

	bench(who: keyof typeof PEOPLE | null) {
		return as(this.here, who && PEOPLE[who]);
	}

	/** Submitted by Oleg, accepted by Anna, every difference decided by her. */
	async ready(): Promise<void> {
		must(await workflow.submit(this.bench('oleg'), 'p1', { number: 1 }));
		const review = must(await workflow.reviewOf(this.bench('anna'), 'p1'));
		must(await workflow.accept(this.bench('anna'), 'p1', review.head!));
		await this.decideAll();
	}

	async decideAll(): Promise<void> {
		const { cards } = must(await collation.desk(this.bench('anna'), RECORD));
		for (const { difference } of cards)
			must(
				await collation.decide(this.bench('anna'), RECORD, {
					...{ difference: difference.key, s: difference.s.text, p: difference.p.text },
					...{
						kind: difference.class === 'name' ? 'departs' : 'modernises',
						detail: null,
						note: ''
					}
				})
			);
	}
}

/** The value; a refusal that a test did not ask for is a fault of it. */
export function must<T>(outcome: Outcome<T>): T {
	if (!outcome.ok) throw new Error(outcome.refusal.code);
	return outcome.value;
}
