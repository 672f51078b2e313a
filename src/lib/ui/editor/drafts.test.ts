import { expect, test } from 'vitest';
import { draftKey, withLine, withoutSaved } from './drafts.ts';

const kept = (text: string) => ({
	base: { revision: 1, sha256: '' },
	text,
	annotations: [],
	at: ''
});

test('another account on the same computer has another key', () => {
	expect(draftKey('oleg', 'p1')).not.toBe(draftKey('anna', 'p1'));
});

test('lines of a draft come and go one by one', () => {
	const both = withLine(withLine({}, 'l1', kept('а')), 'l2', kept('б'));
	expect(withoutSaved(both, 'l1', kept('а'))).toEqual({ l2: kept('б') });
	expect(withoutSaved(both, 'l3', kept('а'))).toEqual(both);
});

test('a draft that was typed on since is not the text that was saved, and stays', () => {
	const draft = withLine({}, 'l1', kept('аб'));
	expect(withoutSaved(draft, 'l1', kept('а'))).toEqual(draft);
});
