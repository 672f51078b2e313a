import { explain, type Refusal } from '#lib/outcome.ts';
import * as importing from './importing.ts';
import * as shelf from './model-shelf.ts';
import * as event from './storage/event.ts';
import type { Installation } from './workbench.ts';

/** Told what is wrong, a line each. */
type Say = (line: string) => void;

/** Who looks when nobody asked. */
const AGENT = 'watch';

/** Ms. */
const WEEK = 7 * 24 * 3600 * 1000;

/** Looks once a week for as long as the program runs, as a start does; gives how to end it. */
export function weekly(installation: Installation, say: Say, every = WEEK): () => void {
	const timer = setInterval(() => void look(installation, say), every);
	timer.unref();
	return () => clearInterval(timer);
}

/** Each kind of look is its own: what one of them cannot read must not keep the others from it. */
const LOOKS: [what: string, look: (installation: Installation, say: Say) => Promise<void>][] = [
	['language models', models],
	['masters', importing.watchFolders],
	['audit trail', chain]
];

/** Measures what must not change: models, masters, the audit trail. What did is said. */
export async function look(installation: Installation, say: Say): Promise<void> {
	for (const [what, each] of LOOKS)
		await each(installation, say).catch((error: unknown) =>
			say(`The ${what} could not all be checked: ${String(error)}`)
		);
}

/**
 * A model that is gone or altered reads nothing from now on: one with some bits turned reads wrong
 * letters with confidence. It is said each time, in the audit trail once.
 */
export async function models(installation: Installation, say: Say): Promise<void> {
	const { folders, reader } = installation;
	for (const [code, sha256] of Object.entries(installation.models)) {
		const fault = await shelf.faultOf(folders.models, code, sha256);
		if (!fault) continue;
		reader.dismiss(code, fault);
		const { sentence, next } = explain(fault, 'en');
		say(`ALARM: ${sentence} ${next}`);
		await note(installation, `model:${code}`, fault);
	}
}

function note({ store, clock }: Installation, object: string, { facts }: Refusal): Promise<void> {
	const { expected, measured: found = 'missing' } = facts;
	return store.sql.transaction().execute(async (tx) => {
		const told = await event.lastOf(tx, object, 'model.changed');
		if (told?.detail['found'] === found) return;
		const what = { who: AGENT, action: 'model.changed', object, detail: { expected, found } };
		await event.append(tx, { at: clock().toISOString(), ...what });
	});
}

/** An entry that was altered or taken out breaks the chain at its place. */
export async function chain({ store }: Installation, say: Say): Promise<void> {
	const broken = await event.verifyChain(store.sql);
	if (broken !== null)
		say(
			`ALARM: the audit trail was altered at or before entry ${broken}. Compare it with a backup before you go on.`
		);
}
