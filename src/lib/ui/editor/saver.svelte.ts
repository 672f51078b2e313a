import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical, ofLine } from '#lib/transcription/canonical.ts';
import { retext, vouched } from '#lib/transcription/line.ts';
import type { Line } from '#lib/transcription/page.ts';
import type { Base, Conflict, LineSave, Saved, SaveRequest } from '#lib/transcription/save.ts';
import { clean } from '#lib/transcription/typed.ts';
import { draftKey, type Shelf, withLine, withoutSaved } from './drafts.ts';
import type { Answer, Told } from './send.ts';

/** What the saver needs of the world; a test gives its own. */
export interface World {
	line: (id: string) => Line | undefined;
	send: (request: SaveRequest) => Promise<Answer<Saved>>;
	shelf: Shelf;
	newKey: () => string;
	now: () => Date;
	/** Called when a save was stored; `removed` counts characters that could not be taken. */
	saved: (saved: Saved) => void;
}

export interface Opened {
	page: string;
	account: string;
	timeline: string;
	head: number;
	savedAt: string | null;
	bases: Record<string, Base>;
}

type Timer = 'quiet' | 'draft' | 'again' | 'slow';
const QUIET_MS = 10_000;
const DRAFT_MS = 400;
const SLOW_MS = 5000;
const LONGEST_WAIT_S = 60;

/** Sends changed lines, one save a line, and tells the truth about where each text is. */
export class Saver {
	/** Lines whose text on screen is not on the server. */
	touched = $state.raw<ReadonlySet<string>>(new Set());
	conflicts = $state.raw<Readonly<Record<string, Conflict>>>({});
	refused = $state.raw<Told | null>(null);
	signedOut = $state(false);
	offlineSince = $state.raw<Date | null>(null);
	sending = $state(false);
	slow = $state(false);
	/** Every text that is not on the server is in this browser's store. */
	drafted = $state(true);
	notKept = $state(false);
	head = $state(0);
	savedAt = $state.raw<Date | null>(null);

	readonly #opened: Opened;
	readonly #world: World;
	readonly #bases: Map<string, Base>;
	readonly #confirmed = new Set<string>();
	/** Lines of which a word was said to be right, or no longer. */
	readonly #vouched = new Set<string>();
	/** Lines whose text is that of a reading which the person took. */
	readonly #taken = new Map<string, { text: string; reading: string }>();
	#waiting: SaveRequest | null = null;
	#running: Promise<void> | null = null;
	/** What this tab wrote last to the browser's store, by line. */
	#kept = new Map<string, Pick<Line, 'text' | 'annotations'>>();
	#wait = 1;
	#timers: Partial<Record<Timer, ReturnType<typeof setTimeout>>> = {};

	constructor(opened: Opened, world: World) {
		this.#opened = opened;
		this.#world = world;
		this.#bases = new Map(Object.entries(opened.bases));
		this.head = opened.head;
		this.savedAt = opened.savedAt === null ? null : new Date(opened.savedAt);
	}

	base(line: string): Base | undefined {
		return this.#bases.get(line);
	}

	/** The text of a line changed: it is drafted within a second and sent after some quiet. */
	touch(line: string): void {
		const unsaved = new Set(this.touched);
		if (this.#isSaved(line)) unsaved.delete(line);
		else unsaved.add(line);
		this.touched = unsaved;
		this.drafted = false;
		// A text that was taken back must not be offered again as one that was not saved.
		if (!unsaved.has(line)) void this.keep();
		else this.#later('draft', DRAFT_MS, () => void this.keep());
		this.#later('quiet', QUIET_MS, () => void this.flush());
	}

	/** "This line is right": sent with the text as it stands. */
	confirm(line: string): void {
		this.#confirmed.add(line);
		this.touched = new Set([...this.touched, line]);
		void this.keep();
		void this.flush();
	}

	/** A word of the line was said to be right as it is, or that was taken back: sent after some quiet. */
	vouch(line: string): void {
		this.#vouched.add(line);
		this.touch(line);
	}

	/** The line's text is that of a reading: said with its save, unless it is typed over before. */
	took(line: string, reading: string): void {
		this.#taken.set(line, { text: this.#world.line(line)?.text ?? '', reading });
		this.touch(line);
	}

	/** Sends all that can be sent; resolves when nothing more can. */
	flush(): Promise<void> {
		clearTimeout(this.#timers.quiet);
		this.refused = null;
		this.#running ??= this.#run().finally(() => (this.#running = null));
		return this.#running;
	}

	/** True when the server has every text. */
	get settled(): boolean {
		return this.touched.size === 0 && this.#waiting === null;
	}

	/** The connection is there again, or was signed in again. */
	resume(): Promise<void> {
		this.signedOut = false;
		this.offlineSince = null;
		this.#wait = 1;
		clearTimeout(this.#timers.again);
		return this.flush();
	}

	/** A small request was not answered. */
	lost(): void {
		this.offlineSince ??= this.#world.now();
	}

	/** The person chose between two texts: from now on theirs is what mine replaces. */
	decide(line: string): void {
		const { [line]: decided, ...rest } = this.conflicts;
		this.conflicts = rest;
		if (decided?.base) this.#bases.set(line, decided.base);
		this.touch(line);
	}

	/** Lines as the server has them, taken over by the page; `at`: when the head was stored. */
	rebase(bases: Record<string, Base>, head: number, at: Date | null): void {
		for (const [line, base] of Object.entries(bases)) {
			if (!this.touched.has(line)) this.#bases.set(line, base);
		}
		if (head > this.head) [this.head, this.savedAt] = [head, at];
	}

	/** A draft goes on from what it was typed on, so that a newer text is never replaced unseen. */
	resumeFrom(line: string, base: Base): void {
		this.#bases.set(line, base);
		this.touch(line);
	}

	/** Writes what is not on the server to the browser's store, and takes away what this tab kept there needlessly. */
	async keep(): Promise<void> {
		clearTimeout(this.#timers.draft);
		const at = this.#world.now().toISOString();
		try {
			await this.#world.shelf.change(this.#draftKey, (draft) => {
				for (const [id, kept] of this.#kept) {
					if (!this.touched.has(id)) draft = withoutSaved(draft, id, kept);
				}
				for (const id of this.touched) {
					const [line, base] = [this.#world.line(id), this.#bases.get(id)];
					if (!line || !base || this.#isSaved(id)) continue;
					const { text, annotations } = line;
					draft = withLine(draft, id, { base, text, annotations, at });
					this.#kept.set(id, { text, annotations });
				}
				return draft;
			});
			this.drafted = true;
			this.notKept = false;
		} catch {
			this.notKept = true;
		}
	}

	stop(): void {
		for (const timer of Object.values(this.#timers)) clearTimeout(timer);
	}

	get #draftKey(): string {
		return draftKey(this.#opened.account, this.#opened.page);
	}

	#isSaved(id: string): boolean {
		const line = this.#world.line(id);
		if (!line || this.#confirmed.has(id) || this.#vouched.has(id)) return false;
		return sha256OfLine(cleaned(line)) === this.#bases.get(id)?.sha256;
	}

	async #run(): Promise<void> {
		for (;;) {
			const request = this.#waiting ?? this.#next();
			if (!request) return;
			this.#waiting = request;
			this.sending = true;
			this.#later('slow', SLOW_MS, () => (this.slow = true));
			const answer = await this.#world.send(request);
			clearTimeout(this.#timers.slow);
			[this.sending, this.slow] = [false, false];
			if (!(await this.#settle(request, answer))) return;
		}
	}

	/** A save of the next line that is neither stored nor waiting for a choice. */
	#next(): SaveRequest | null {
		for (const id of this.touched) {
			const [line, base] = [this.#world.line(id), this.#bases.get(id)];
			if (!line || !base || this.conflicts[id]) continue;
			const { text, annotations } = cleaned(line);
			// Said again while this is on its way, it goes with the next: of a line that is still typed in.
			const confirm = this.#confirmed.delete(id);
			const right = this.#vouched.has(id) ? { right: vouched(cleaned(line)) } : {};
			const one: LineSave = { line: id, base, text, annotations, confirm, ...right };
			const { account, timeline } = this.#opened;
			const taken = this.#taken.get(id);
			const origin = taken?.text === text ? { reading: taken.reading } : {};
			return { key: this.#world.newKey(), account, timeline, ...origin, lines: [one] };
		}
		return null;
	}

	/** True when the next line may be sent. */
	async #settle(request: SaveRequest, answer: Answer<Saved>): Promise<boolean> {
		switch (answer.kind) {
			case 'done':
				[this.#waiting, this.offlineSince, this.#wait] = [null, null, 1];
				return this.#stored(request, answer.value);
			case 'refused':
				this.#waiting = null;
				if (request.lines[0]!.confirm) this.#confirmed.add(request.lines[0]!.line);
				// The text is the person's, whether or not its origin is known any more.
				if (answer.refusal.code === 'bad_request' && request.reading !== undefined)
					return this.#taken.delete(request.lines[0]!.line);
				return this.#turnedDown(answer.refusal);
			case 'signed-out':
				this.signedOut = true;
				return false;
			case 'wait':
				this.#again(answer.seconds);
				return false;
			case 'unreachable':
				this.lost();
				this.#again(this.#wait);
				this.#wait = Math.min(LONGEST_WAIT_S, this.#wait * 2);
				return false;
		}
	}

	/** Stored is what the server says it stored, by the hash of the very text that was sent. */
	async #stored(request: SaveRequest, saved: Saved): Promise<boolean> {
		const sent = request.lines[0]!;
		const answer = saved.lines.find(({ line }) => line === sent.line);
		if (answer?.base.sha256 !== sha256OfLine(sent)) {
			throw new Error(`line ${sent.line} was stored otherwise than it was sent`);
		}
		this.#bases.set(sent.line, answer.base);
		this.#taken.delete(sent.line);
		if (this.#saysAllRight(sent)) this.#vouched.delete(sent.line);
		[this.head, this.savedAt] = [Math.max(this.head, saved.head), new Date(saved.at)];
		if (this.#isSaved(sent.line)) {
			const left = new Set(this.touched);
			left.delete(sent.line);
			this.touched = left;
			await this.#forget(sent.line);
		}
		this.#world.saved(saved);
		return true;
	}

	/** Nothing was said of the line's words since this was sent. */
	#saysAllRight({ line: id, right }: LineSave): boolean {
		const line = this.#world.line(id);
		return !line || canonical(right) === canonical(vouched(cleaned(line)));
	}

	async #forget(line: string): Promise<void> {
		const saved = this.#world.line(line) ?? { text: '', annotations: [] };
		const older = this.#kept.get(line) ?? saved;
		try {
			await this.#world.shelf.change(this.#draftKey, (draft) =>
				withoutSaved(withoutSaved(draft, line, saved), line, older)
			);
		} catch {
			// What is left over is offered again and found to be the same text.
			this.notKept = true;
		}
	}

	#turnedDown(refusal: Told): boolean {
		if (refusal.code !== 'outdated') {
			this.refused = refusal;
			return false;
		}
		for (const found of JSON.parse(String(refusal.facts['conflicts'])) as Conflict[]) {
			this.conflicts = { ...this.conflicts, [found.line]: found };
			if (this.#isTheSame(found)) this.decide(found.line);
		}
		return true;
	}

	/** Somebody, perhaps I before a reload, saved this very text: there is nothing to choose. */
	#isTheSame({ line, base }: Conflict): boolean {
		const mine = this.#world.line(line);
		return mine !== undefined && base?.sha256 === sha256OfLine(cleaned(mine));
	}

	#again(seconds: number): void {
		this.#later('again', seconds * 1000, () => void this.flush());
	}

	#later(name: Timer, ms: number, act: () => void): void {
		clearTimeout(this.#timers[name]);
		this.#timers[name] = setTimeout(act, ms);
	}
}

/** The line as it passes the border of the store. */
export function cleaned(line: Line): Line {
	return retext(line, clean(line.text).text);
}

/** SHA-256, hex; not by the browser's own, which plain HTTP addresses do not have. */
export function sha256OfLine(line: Pick<Line, 'text' | 'annotations'>): string {
	return bytesToHex(sha256(utf8ToBytes(ofLine(line))));
}
