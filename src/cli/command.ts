import { statSync } from 'node:fs';
import path from 'node:path';
import type { Outcome } from '#lib/outcome.ts';
import { explain } from '#lib/outcome.ts';
import { StartFault } from '#lib/server/installation.ts';
import { StoreFault } from '#lib/server/storage/fault.ts';
import { FolderHeld } from '#lib/server/storage/lock.ts';

/** What a command ends with; `--help` prints it. */
export const EXIT = {
	done: { code: 0, means: 'done' },
	refused: { code: 1, means: 'refused; the sentence says why and what to do' },
	usage: { code: 2, means: 'the command line was not understood' },
	held: { code: 3, means: 'a running server holds the store; stop it, or work in the browser' },
	fault: { code: 70, means: 'a fault of the program' },
	interrupted: { code: 130, means: 'stopped by Ctrl+C; nothing is half-stored' }
} as const;
export type Exit = keyof typeof EXIT;

export interface Option {
	type: 'boolean' | 'string';
	/** What `--help` says of it. */
	help: string;
}

/** What was typed, already sorted. */
export interface Given {
	words: string[];
	options: Record<string, string | boolean | undefined>;
}

/** What a command found out: lines for a person, or the value as JSON. */
export interface Report {
	value: unknown;
	lines: string[];
	exit?: Exit;
}

export interface Command {
	/** One line for the list of commands. */
	summary: string;
	/** What stands after the command's name. */
	words: string;
	options: Record<string, Option>;
	run(given: Given): Promise<Report>;
}

/** Something a person can mend by typing otherwise. */
export class Misuse extends Error {
	override readonly name = 'Misuse';
}

/** An expected "no" that ends the command. */
export class Refused extends Error {
	override readonly name = 'Refused';
}

/** A person stopped the command. */
export class Interrupted extends Error {
	constructor() {
		super('Stopped. What was done is kept, nothing is half-stored.');
	}
}

/** The value, or the end of the command with the refusal's sentence and next step. */
export function must<T>(outcome: Outcome<T>): T {
	if (outcome.ok) return outcome.value;
	const { sentence, next } = explain(outcome.refusal, 'en');
	throw new Refused(`${sentence} ${next}`);
}

/** How a command that threw ends. */
export function exitOf(error: unknown): Exit {
	if (error instanceof Misuse) return 'usage';
	if (error instanceof FolderHeld) return 'held';
	if (error instanceof Interrupted) return 'interrupted';
	const expected = [Refused, StartFault, StoreFault].some((kind) => error instanceof kind);
	return expected ? 'refused' : 'fault';
}

/** The folder that a word names, absolute; one that is none is a word to be typed otherwise. */
export function folderOf(given: string): string {
	const folder = path.resolve(given);
	if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
	throw new Misuse(`There is no folder ${folder}.`);
}
