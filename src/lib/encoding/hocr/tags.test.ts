import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tags, type Tag } from './tags.ts';

const shown = (html: string) =>
	tags(html).map(({ name, opens, depth }) => `${opens ? '' : '/'}${name} ${depth}`);
const first = (html: string): Tag => tags(html)[0]!;

describe('the tags and how deep they stand', () => {
	test.each([
		['elements side by side', '<a></a><b></b>', ['a 0', '/a 1', 'b 0', '/b 1']],
		['one in the other', '<a><b></b></a>', ['a 0', 'b 1', '/b 2', '/a 1']],
		[
			'what HTML never closes',
			'<div><br><img></div>',
			['div 0', 'br 1', '/br 2', 'img 1', '/img 2', '/div 1']
		],
		[
			'an empty element of XHTML',
			'<div><span/><b></b></div>',
			['div 0', 'span 1', '/span 2', 'b 1', '/b 2', '/div 1']
		],
		['an end tag too many', '<a></x></a>', ['a 0', '/a 1']],
		['an end tag that skips an open element', '<a><b></a>', ['a 0', 'b 1', '/b 2', '/a 1']],
		['no end tag at all', '<a><b>', ['a 0', 'b 1', '/b 2', '/a 1']],
		['a paragraph that the next one ends', '<p>1<p>2', ['p 0', '/p 1', 'p 0', '/p 1']],
		['upper case', '<DIV></Div>', ['div 0', '/div 1']],
		[
			'comments, declarations, instructions',
			'<?xml?><!DOCTYPE html><!-- <b> --><a/>',
			['a 0', '/a 1']
		],
		['a sign that begins no tag', '1 < 2 <a>3 < 4</a>', ['a 0', '/a 1']],
		['text alone', 'no tag', []],
		['nothing', '', []]
	])('%s', (_what, html, wanted) => {
		expect(shown(html)).toEqual(wanted);
	});
});

describe('attributes', () => {
	test.each([
		['double quotes', '<a class="x" title="y" id="z" data-kind="stamp">'],
		['single quotes', "<a class='x' title='y' id='z' data-kind='stamp'>"],
		['no quotes', '<a class=x title=y id=z data-kind=stamp>'],
		['spaces and line ends', '<a\n class = "x"\n\ttitle= "y" id ="z" data-kind="stamp" >'],
		['upper case', '<A CLASS="x" TITLE="y" ID="z" DATA-KIND="stamp">']
	])('in %s are read', (_what, html) => {
		expect(first(html)).toMatchObject({ class: 'x', title: 'y', id: 'z', kind: 'stamp' });
	});

	test('that are not there are empty', () => {
		expect(first('<a href="#">')).toMatchObject({ class: '', title: '', id: '', kind: '' });
	});

	test.each([
		['ocr_line', 'ocr_line'],
		['  ocr_line  x', 'ocr_line'],
		['ocr_line\tx', 'ocr_line'],
		['', '']
	])('of the classes %j the first is %j', (given, wanted) => {
		expect(first(`<a class="${given}">`).class).toBe(wanted);
	});

	test('hold markup and quotes of the other kind, and references', () => {
		expect(first(`<a title='image "a>b&amp;c.png"; bbox 0 0 9 9'>`).title).toBe(
			'image "a>b&c.png"; bbox 0 0 9 9'
		);
		expect(first('<a title="it&#39;s &lt;b&gt;">').title).toBe("it's <b>");
	});
});

test('letters belong to the tag before them; what stands before the first tag is nobody’s', () => {
	expect(tags('нет<a>раз<b>два</b>три</a>четыре').map(({ text }) => text)).toEqual([
		'раз',
		'два',
		'три',
		'четыре'
	]);
	expect(first('<a>до<!-- не -->после').text).toBe('допосле');
});

test('a title that is empty does not swallow the page after it', () => {
	expect(shown('<head><title/></head><body/>')).toEqual([
		'head 0',
		'title 1',
		'/title 2',
		'/head 1',
		'body 0',
		'/body 1'
	]);
});

test('the line of the file is counted from 1, at the beginning of the tag', () => {
	const html = '<a>\n<b\nclass="x">\n\n</b>\r\n<c/>';
	const opened = tags(html).filter(({ opens }) => opens);
	expect(opened.map(({ name, position }) => [name, position.line])).toEqual([
		['a', 1],
		['b', 2],
		['c', 6]
	]);
	expect(opened.map(({ at }) => html.slice(at, at + 2))).toEqual(['<a', '<b', '<c']);
});

test('whatever the file holds: every element that opens ends, none below the ground, letters once', () => {
	const piece = fc.constantFrom(
		'<a>',
		'</a>',
		'<b/>',
		'<br>',
		'<p>',
		'</p>',
		'я',
		'&amp;',
		'<',
		'"',
		'>'
	);
	const law = fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
		const all = tags(pieces.join(''));
		expect(all.filter(({ opens }) => opens)).toHaveLength(all.length / 2);
		const open: string[] = [];
		for (const { name, opens, depth } of all) {
			expect(depth).toBe(open.length);
			if (opens) open.push(name);
			else expect(open.pop()).toBe(name);
		}
		expect(open).toEqual([]);
	});
	fc.assert(law, { numRuns: 200 });
});

test('20,000 open tags and 20,000 open quotes end at once, each tag once', () => {
	expect(tags('<div>'.repeat(20_000))).toHaveLength(40_000);
	expect(tags('<a title="'.repeat(20_000)).length).toBeLessThan(40_000);
});
