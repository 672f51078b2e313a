import { error } from '@sveltejs/kit';
import { FORMATS, type FormatName } from '#lib/encoding/format.ts';
import * as encoding from '#lib/server/encoding.ts';
import { valueOf } from '../../../../../door.ts';
import type { RequestHandler } from './$types';

/** One file of a record: `sealed` or `working`, then the format. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const version = (['sealed', 'working'] as const).find((one) => one === params.version);
	const format = (Object.keys(FORMATS) as FormatName[]).find((one) => one === params.format);
	if (!version || !format) error(404, { message: params.format });
	const asked = { version, format };
	const file = valueOf(
		await encoding.exported(locals.workbench, params.record, asked),
		locals.language
	);
	return new Response(file.bytes.slice(), {
		headers: {
			'content-type': `${file.mediaType}; charset=utf-8`,
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
			'cache-control': 'private, no-store'
		}
	});
};
