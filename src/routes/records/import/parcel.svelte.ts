/** What a file of the record is; the server knows the same four. */
export type Kind = 'scan' | 'print' | 'published' | 'translation';

export interface Parcel {
	kind: Kind;
	/** As chosen, and as the server named it once it was taken. */
	given: string;
	name: string;
	state: 'sending' | 'taken' | 'refused';
	width?: number;
	height?: number;
	frames?: number;
	letters?: number;
	/** Why it was refused. */
	sentence?: string;
	next?: string;
}

const ONE: readonly Kind[] = ['published', 'translation'];

/** The files of one record on their way to the server, one after the other. */
export class Parcels {
	all = $state<Parcel[]>([]);
	readonly #draft: string;
	readonly #lost: () => string;
	#line: Promise<void> = Promise.resolve();

	constructor(draft: string, lost: () => string) {
		this.#draft = draft;
		this.#lost = lost;
	}

	get sending(): boolean {
		return this.all.some(({ state }) => state === 'sending');
	}

	taken(kind: Kind): string[] {
		return this.all
			.filter((parcel) => parcel.kind === kind && parcel.state === 'taken')
			.map(({ name }) => name);
	}

	/** Sends the files in order; one that stood in the same place before gives way. */
	send(kind: Kind, files: readonly File[]): void {
		for (const file of files) {
			this.all = this.all.filter(
				(one) => one.kind !== kind || (!ONE.includes(kind) && one.given !== file.name)
			);
			this.all.push({ kind, given: file.name, name: file.name, state: 'sending' });
			const parcel = this.all.at(-1)!;
			this.#line = this.#line.then(() => this.#send(parcel, file));
		}
	}

	async remove(parcel: Parcel): Promise<void> {
		this.all = this.all.filter((one) => one !== parcel);
		if (parcel.state === 'taken') await fetch(this.#door(parcel), { method: 'DELETE' });
	}

	async #send(parcel: Parcel, file: File): Promise<void> {
		try {
			const headers = { 'content-type': 'application/octet-stream' };
			const answer = await fetch(this.#door(parcel), { method: 'POST', body: file, headers });
			Object.assign(parcel, await answer.json(), { state: answer.ok ? 'taken' : 'refused' });
		} catch {
			Object.assign(parcel, { state: 'refused', sentence: this.#lost() });
		}
	}

	#door({ kind, name }: Parcel): string {
		const asked = new URLSearchParams({ draft: this.#draft, kind, name });
		return `/records/import/upload?${asked}`;
	}
}
