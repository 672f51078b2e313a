import { describe, expect, it } from 'vitest';
import { line } from '../../../tests/support/lines.ts';
import { vote } from './vote.ts';

const known = (word: string) => ['каждый', 'человек', 'имеет', 'право', 'то', 'что'].includes(word);

describe('the vote of two readings', () => {
	it('takes each word from the reading in which the dictionary knows it', () => {
		const best = vote(line('кажлый человек имеет'), line('каждый чоловек имеет'), 1, known);
		expect(best.text).toBe('каждый человек имеет');
		expect(best.lattice.map(([first]) => first?.[0]).join('')).toBe(best.text);
		expect(best.words.map(({ from, to }) => best.text.slice(from, to)).join(' ')).toBe(best.text);
	});

	it('measures places in pixels of the first picture', () => {
		const best = vote(line('кажлый право'), line('каждый право', 0.5), 2, known);
		expect(best.text).toBe('каждый право');
		expect(best.zone).toEqual(line('каждый право').zone);
	});

	it('keeps the first where the dictionary knows neither, unless the second is much surer', () => {
		expect(vote(line('Цуня:80'), line('Цуне:85'), 1, known).text).toBe('Цуня');
		expect(vote(line('Цуня:40'), line('Цуне:85'), 1, known).text).toBe('Цуне');
	});

	it('weighs words that one reading cut and the other did not', () => {
		expect(vote(line('точто'), line('то:90 то'), 1, known).text).toBe('то то');
	});

	it('neither drops a word of the first nor takes one that only the second has', () => {
		expect(vote(line('право человек'), line('право'), 1, known).text).toBe('право человек');
		expect(vote(line('право'), line('право человек'), 1, known).text).toBe('право');
	});
});
