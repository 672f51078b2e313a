import type { Zone } from '#lib/facsimile/zone.ts';
import type { PartAsked, PartRead, Shape } from '#lib/recognition/part.ts';
import type { Answer, Told } from './send.ts';

/** What may be chosen on this page, and what is unless the person chooses. */
export interface Choices {
	languages: string[];
	usual: string;
}

/** What is to be read again, and how. */
export interface Wish {
	zone: Zone;
	/** The line whose text it is; null: whatever lies there. */
	line: string | null;
	shape: Shape;
	/** One of the languages, or `digits`. */
	letters: string;
}

/** The one choice that is no language. */
export const DIGITS = 'digits';

export interface Shown {
	wish: Wish;
	state: 'waiting' | 'read' | 'refused' | 'wait' | 'unreachable';
	read: PartRead | null;
	why: Told | null;
	/** Seconds, where the person has to wait. */
	seconds: number;
}

type Ask = (asked: PartAsked) => Promise<Answer<PartRead>>;

/** What is being read again, one place at a time. Nothing is taken by itself. */
export class Rereader {
	shown = $state.raw<Shown | null>(null);
	/** null: the person may not have anything read here. */
	choices: Choices | null = null;
	/** What the person chose last on this page. */
	letters: string | null = null;
	readonly #ask: Ask;

	constructor(ask: Ask) {
		this.#ask = ask;
	}

	/** All that may be chosen, digits last. */
	get all(): string[] {
		return this.choices ? [...this.choices.languages, DIGITS] : [];
	}

	/** `own`: what is read with at that place, whatever was chosen elsewhere. */
	open(place: Pick<Wish, 'zone' | 'line' | 'shape'>, own?: string): Promise<void> {
		return this.#read({ ...place, letters: this.lettersAt(own) });
	}

	/** What is proposed where a region has letters of its `own`, or has none. */
	lettersAt(own: string | undefined): string {
		return own ?? this.letters ?? this.choices?.usual ?? '';
	}

	async #read(wish: Wish): Promise<void> {
		if (!this.choices) return;
		const waiting: Shown = { wish, state: 'waiting', read: null, why: null, seconds: 0 };
		this.shown = waiting;
		const answer = await this.#ask(askedOf(wish));
		// Closed meanwhile, or asked for another place or in another way.
		if (this.shown === waiting) this.shown = answered(waiting, answer);
	}

	/** The same place once more, perhaps in another way. */
	async again(change: Partial<Pick<Wish, 'shape' | 'letters'>> = {}): Promise<void> {
		const wish = this.shown?.wish;
		if (!wish) return;
		this.letters = change.letters ?? this.letters;
		await this.#read({ ...wish, ...change });
	}

	/** A reading that came with the page: that of a browser without script. */
	show(read: PartRead, line: string | null): void {
		const letters = read.digits ? DIGITS : read.languages;
		const wish = { zone: read.zone, line, shape: read.shape, letters };
		this.letters = letters;
		this.shown = { wish, state: 'read', read, why: null, seconds: 0 };
	}

	close(): void {
		this.shown = null;
	}
}

type Corners = [number, number, number, number];

/** In whole pixels, whoever laid the place out. Digits are read by what reads the record. */
export function askedOf({ zone, shape, letters }: Omit<Wish, 'line'>): PartAsked {
	const digits = letters === DIGITS;
	const [ulx, uly, lrx, lry] = [zone.ulx, zone.uly, zone.lrx, zone.lry].map(Math.round) as Corners;
	return { zone: { ulx, uly, lrx, lry }, shape, languages: digits ? null : letters, digits };
}

function answered(waiting: Shown, answer: Answer<PartRead>): Shown {
	switch (answer.kind) {
		case 'done':
			return { ...waiting, state: 'read', read: answer.value };
		case 'refused':
			return { ...waiting, state: 'refused', why: answer.refusal };
		case 'wait':
			return { ...waiting, state: 'wait', seconds: answer.seconds };
		default:
			return { ...waiting, state: 'unreachable' };
	}
}
