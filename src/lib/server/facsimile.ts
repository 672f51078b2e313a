import type { Surface } from '#lib/facsimile/surface.ts';
import type { Turn, Zone } from '#lib/facsimile/zone.ts';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import { permit } from '#lib/workflow/moves.ts';
import type { PageState } from '#lib/workflow/state.ts';
import { surfaceOf } from './storage/page.ts';
import { asker, type Workbench } from './workbench.ts';

/** Widest crop that is cut, pixels. */
export const WIDEST_CROP = 3_000;

/** A Deep Zoom tile of a surface: 256 pixels, no overlap, JPEG without metadata. */
export async function tile(
	workbench: Workbench,
	surface: string,
	{ level, column, row }: { level: number; column: number; row: number }
): Promise<Outcome<Buffer>> {
	const found = await seen(workbench, surface);
	if (!found.ok) return found;
	const pyramid = await pyramidOf(workbench, found.value);
	const cut = await workbench.images.tile(pyramid, level, column, row);
	return cut ? done(cut) : refuse('not_found');
}

/** A zone of a surface, turned, as a JPEG of at most `width` pixels across. */
export async function crop(
	workbench: Workbench,
	surface: string,
	zone: Zone,
	width: number,
	turned: Turn = 0
): Promise<Outcome<Buffer>> {
	const found = await seen(workbench, surface);
	if (!found.ok) return found;
	const pyramid = await pyramidOf(workbench, found.value);
	const wide = Math.min(width, WIDEST_CROP);
	const cut = await workbench.images.crop(pyramid, zone, wide, 'jpeg', turned);
	return cut ? done(cut) : refuse('not_found');
}

/** The surface, if the asker may see it: published for all, work for those who work. */
async function seen({ store, ...who }: Workbench, id: string): Promise<Outcome<Surface>> {
	const row = await store.sql
		.selectFrom('surface')
		.innerJoin('record', 'record.id', 'surface.record')
		.leftJoin('page', 'page.surface', 'surface.id')
		.selectAll('surface')
		.select(['record.published', 'page.state'])
		.where('surface.id', '=', id)
		.executeTakeFirst();
	if (!row) return refuse('not_found');
	const { published, state, ...surface } = row;
	const action = published ? 'published.read' : 'page.read_work';
	const allowed = permit(action, asker({ store, ...who }), (state ?? 'open') as PageState);
	return allowed.ok ? done(surfaceOf(surface)) : allowed;
}

function pyramidOf({ files, images }: Workbench, surface: Surface): Promise<string> {
	return images.pyramid(files.path(surface.sha256), surface.frame);
}
