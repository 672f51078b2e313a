import { expect, test } from 'vitest';
import { REASONS, type Reason } from '#lib/recognition/proposal.ts';
import { wordsIn } from '#lib/ui/words/words.ts';
import { told } from './reasons.ts';

const [en, ru] = [wordsIn('en'), wordsIn('ru')];
const confusion = (facts: Reason['facts']): Reason => ({ code: 'confusion', facts });

test.each<[Reason, string, string]>([
	[
		{ code: 'second-choice', facts: { letter: 'д', cost: 0.2 } },
		'the program also thought of д',
		'программа колебалась: д'
	],
	[
		{ code: 'second-reading', facts: {} },
		'a second reading of the picture',
		'так при втором чтении снимка'
	],
	[
		confusion({ read: 'л', right: 'д', count: 4, here: 0 }),
		'л was д 4 times in this record',
		'л оказалось д в этом документе 4 раза'
	],
	[
		confusion({ read: 'л', right: 'д', count: 9, here: 1 }),
		'л was д 1 time on this page',
		'л оказалось д на этой странице 1 раз'
	],
	[
		confusion({ read: '', right: ' ', count: 1, here: 0 }),
		'∅ was ␣ 1 time in this record',
		'∅ оказалось ␣ в этом документе 1 раз'
	],
	[
		{ code: 'record-word', facts: { count: 5 } },
		'a word of this record, confirmed 5 times',
		'слово этого документа, подтверждено 5 раз'
	],
	[{ code: 'dictionary', facts: {} }, 'in the dictionary', 'есть в словаре']
])('%j is told in both languages', (reason, english, russian) => {
	expect(told([reason], en)).toBe(english);
	expect(told([reason], ru)).toBe(russian);
});

test('every reason there is can be told, and several are told in one sentence', () => {
	for (const code of REASONS) {
		const facts = { letter: 'д', read: 'л', right: 'д', count: 2, here: 2 };
		for (const say of [en, ru]) expect(told([{ code, facts }], say)).not.toMatch(/\{|undefined/);
	}
	const reasons: Reason[] = [
		{ code: 'second-reading', facts: {} },
		{ code: 'dictionary', facts: {} }
	];
	expect(told(reasons, en)).toBe('a second reading of the picture; in the dictionary');
});
