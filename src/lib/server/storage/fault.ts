/**
 * The store cannot be opened as things stand; the sentence says what, and what to do. Known by name:
 * the built program and the command line each have a class of their own.
 */
export class StoreFault extends Error {
	override readonly name: string = 'StoreFault';
}
