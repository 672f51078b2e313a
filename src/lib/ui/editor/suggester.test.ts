import { expect, test } from 'vitest';
import type { Asked, Proposed } from '#lib/recognition/proposal.ts';
import type { Answer } from './send.ts';
import { Suggester } from './suggester.svelte.ts';

const ASKED: Asked = { line: 'l1', text: '«кула» он', from: 0, to: 6 };
const FOUND: Proposed = {
	...{ line: 'l1', word: 'кула', from: 1, to: 5 },
	proposals: [{ text: 'куда', reasons: [{ code: 'dictionary', facts: {} }] }]
};

/** A suggester whose questions are answered by hand, in whatever order. */
function suggester() {
	const answers: ((answer: Answer<Proposed | null>) => void)[] = [];
	const asked: Asked[] = [];
	const made = new Suggester((question) => {
		asked.push(question);
		return new Promise((resolve) => void answers.push(resolve));
	});
	return { made, asked, answers };
}

test('nothing is asked for by itself, and while it is asked the marked word is named', () => {
	const { made, asked } = suggester();
	expect([made.shown, asked]).toEqual([null, []]);
	void made.open(ASKED, '«кула»');
	expect(made.shown).toEqual({ asked: ASKED, word: '«кула»', state: 'waiting', found: null });
	expect(asked).toEqual([ASKED]);
});

test.each<[string, Answer<Proposed | null>, object]>([
	['some', { kind: 'done', value: FOUND }, { state: 'offered', word: 'кула', found: FOUND }],
	[
		'a word without proposals',
		{ kind: 'done', value: { ...FOUND, proposals: [] } },
		{ state: 'none', word: 'кула' }
	],
	['no word there', { kind: 'done', value: null }, { state: 'none', word: '«кула»', found: null }],
	['no connection', { kind: 'unreachable' }, { state: 'unreachable', word: '«кула»', found: null }],
	['a sign-in that ran out', { kind: 'signed-out' }, { state: 'unreachable' }],
	['a server that asks to wait', { kind: 'wait', seconds: 5 }, { state: 'unreachable' }]
])('with %s it says so', async (_, answer, shown) => {
	const { made, answers } = suggester();
	const opened = made.open(ASKED, '«кула»');
	answers[0]!(answer);
	await opened;
	expect(made.shown).toMatchObject({ asked: ASKED, ...shown });
});

test('an answer that comes after the list was closed does not open it again', async () => {
	const { made, answers } = suggester();
	const opened = made.open(ASKED, '«кула»');
	made.close();
	answers[0]!({ kind: 'done', value: FOUND });
	await opened;
	expect(made.shown).toBeNull();
});

test('of two questions the later one counts, whichever answer comes last', async () => {
	const { made, answers } = suggester();
	const other: Asked = { ...ASKED, from: 7, to: 9 };
	const [first, second] = [made.open(ASKED, '«кула»'), made.open(other, 'он')];
	answers[1]!({ kind: 'done', value: { ...FOUND, word: 'он', from: 7, to: 9 } });
	await second;
	answers[0]!({ kind: 'done', value: FOUND });
	await first;
	expect(made.shown).toMatchObject({ asked: other, word: 'он', state: 'offered' });
});
