/** Each difference weighed: its label, the rule that gave it, and the facts as a person reads them. */
import type { Difference, Fact } from './difference.ts';
import { judge, NONE, partly, supported } from './evidence.ts';
import type { FactCode } from './fact.ts';
import { SignalBox, type EvidenceSources, type Signals, type Unweighed } from './signal.ts';
import type { Witness } from './witness.ts';

/** Classes that say only where a text ends: nothing to weigh. */
const UNWEIGHED: ReadonlySet<Difference['class']> = new Set([
	'beyond-scan',
	'not-in-publication',
	'moved',
	'excerpt',
	'too-different'
]);

/** Weighs every difference of a collation of `s`. */
export function weigh(
	s: Witness,
	differences: readonly Unweighed[],
	sources: EvidenceSources
): Difference[] {
	const box = new SignalBox(s, differences, sources);
	return differences.map((one) => {
		if (UNWEIGHED.has(one.class)) return { ...one, evidence: { ...NONE, facts: [] } };
		const signals = box.signalsOf(one);
		return { ...one, evidence: { ...judge(signals, one), facts: factsOf(signals, one) } };
	});
}

/** What is shown, each fact a sentence of `fact.ts`. */
export function factsOf(signals: Signals, { s, p }: Unweighed): Fact[] {
	const { support, confidence, unknownS, unknownP, elsewhere, confusion } = signals;
	const { room, torn, translation } = signals;
	const facts: Fact[] = [];
	const say = (code: FactCode, fillers: Fact['facts'] = {}) => facts.push({ code, facts: fillers });
	if (signals.person) say('read-by-person');
	if (support) {
		const code = supported(signals) ? 'supports' : partly(signals) ? 'partly' : 'denies';
		say(`lattice-${code}`, { text: p.text, ranks: ranksIn(support.ranks) });
	}
	if (confidence !== null) say('confidence', { percent: Math.round(confidence) });
	for (const word of unknownS ?? []) say('word-unknown', { word });
	if (unknownS?.length === 0 && /\p{L}/u.test(s.text)) say('word-known', { word: s.text });
	for (const word of unknownP ?? []) say('print-unknown', { word });
	if (elsewhere > 0) say('seen-elsewhere', { word: s.text, count: elsewhere });
	if (confusion) {
		const { read, right, here, confirmed } = confusion;
		if (here > 1) say('confusion-here', { read, right, count: here });
		if (confirmed > 0) say('confusion-confirmed', { read, right, count: confirmed });
	}
	if (signals.forS > 0) say('second-reading-scan', { count: signals.forS });
	if (signals.forP > 0) say('second-reading-print', { count: signals.forP });
	if (signals.forNone > 0) say('second-reading-neither', { count: signals.forNone });
	if (room) say('room', { letters: Math.round(room.letters), read: room.read });
	if (torn) say('torn-word', { ...torn });
	if (translation)
		say(translation.side === 'p' ? 'translation-print' : 'translation-scan', {
			value: translation.value
		});
	return facts;
}

/** Ranks of the letters that were not read so, from 1; `-` for one that is no choice at all. */
function ranksIn(ranks: readonly number[]): string {
	return ranks
		.filter((rank) => rank !== 0)
		.map((rank) => (rank < 0 ? '-' : String(rank + 1)))
		.join(', ');
}
