import type { Reason } from '#lib/recognition/proposal.ts';
import { reason as words } from '#lib/ui/words/suggest.ts';
import type { Say } from '#lib/ui/words/words.ts';

/** Why a word is proposed: a clause a reason, the strongest first. */
export function told(reasons: readonly Reason[], say: Say): string {
	return reasons.map((one) => clause(one, say)).join('; ');
}

function clause({ code, facts }: Reason, say: Say): string {
	const here = Number(facts['here'] ?? 0);
	const spoken = { ...facts, read: named(facts['read']), right: named(facts['right']) };
	if (code === 'confusion' && here > 0) return say(words['confusion-here'], { ...spoken, n: here });
	return say(words[code], { ...spoken, n: Number(facts['count'] ?? 0) });
}

/** A letter as it stands in a sentence: no letter and a space would not be seen. */
function named(letters: string | number | undefined): string {
	if (letters === undefined || letters === '') return '∅';
	return letters === ' ' ? '␣' : String(letters);
}
