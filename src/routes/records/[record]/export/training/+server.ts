import { Readable } from 'node:stream';
import * as training from '#lib/server/training.ts';
import { valueOf } from '../../../../door.ts';
import type { RequestHandler } from './$types';

/** The line pictures of approved pages; a fault on the way breaks the connection off. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { name, mediaType, portions } = valueOf(
		await training.write(locals.workbench, params.record),
		locals.language
	);
	return new Response(Readable.toWeb(Readable.from(portions)) as ReadableStream, {
		headers: {
			'content-type': mediaType,
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'private, no-store'
		}
	});
};
