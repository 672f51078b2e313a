import { explain, status, type Language, type Outcome } from '#lib/outcome.ts';

/** A cut never changes, but who may see it does: kept by the person's own browser for an hour. */
const KEPT = 'private, max-age=3600';

/** The JPEG, or the sentence why there is none. */
export function picture(cut: Outcome<Uint8Array>, language: Language): Response {
	if (!cut.ok) {
		const { sentence } = explain(cut.refusal, language);
		const { seconds } = cut.refusal.facts;
		return new Response(sentence, {
			status: status(cut.refusal),
			headers: {
				'cache-control': 'no-store',
				...(status(cut.refusal) === 429 && seconds ? { 'retry-after': String(seconds) } : {})
			}
		});
	}
	const headers = {
		'content-type': 'image/jpeg',
		'cache-control': KEPT,
		'x-content-type-options': 'nosniff'
	};
	return new Response(new Uint8Array(cut.value), { headers });
}
