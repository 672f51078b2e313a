/** Does the work of all, in their order, `atOnce` at a time. */
export async function drain<T>(
	all: readonly T[],
	atOnce: number,
	work: (one: T) => Promise<unknown>
): Promise<void> {
	const waiting = [...all];
	const one = async () => {
		for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
	};
	await Promise.all(Array.from({ length: atOnce }, one));
}
