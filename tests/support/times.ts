/**
 * How often a promise is tried: some times in `npm test`, as often as it is promised by
 * `npm run promises`.
 */
export function times(some: number, promised: number): number {
	return process.env['PROMISED'] ? promised : some;
}
