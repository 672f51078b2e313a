import type { Account } from '#lib/account/account.ts';
import type { Asker } from '#lib/workflow/role.ts';
import type { Files } from './storage/files.ts';
import type { Store } from './storage/store.ts';
import type { Images } from './images/images.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import type { Queue } from './queue/queue.ts';
import type { Folders } from './folders.ts';
import type { Reader } from './reader/reader.ts';

/** What the installation holds for as long as the program runs. */
export interface Installation {
	store: Store;
	files: Files;
	images: Images;
	reader: Reader;
	/** The Russian dictionary, in a thread of its own. */
	lexicon: Lexicon;
	queue: Queue;
	folders: Folders;
	/** The present moment, UTC. */
	clock: () => Date;
	/** A new short, sortable id that may stand as an `xml:id`. */
	newId: () => string;
	/** Names and SHA-256 of the language models, checked at start. */
	models: Record<string, string>;
}

/** What a request works with: the installation, and who asks. */
export interface Workbench extends Installation {
	/** null for a visitor. */
	account: Account | null;
}

export function asker(workbench: Workbench): Asker {
	return workbench.account?.role ?? 'visitor';
}
