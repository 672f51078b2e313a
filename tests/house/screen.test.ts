import { expect, test } from 'vitest';
import { faultsOf, shownIn } from '../support/screen.ts';

/** The check that every screen test holds its screen against; each planted fault must be named. */
test.each([
	['<button class="go"></button>', 'button go has no name'],
	['<a href="/"><span> </span></a>', 'a  has no name'],
	['<a href="/"><img src="x.png" alt="" /></a>', 'a  has no name'],
	['<input name="email" />', 'input email has no name'],
	['<select name="role"></select>', 'select role has no name'],
	['<label for="x">Name</label>', 'for points to x, which is not there'],
	['<p aria-describedby="a b" id="a"></p>', 'aria-describedby points to b, which is not there'],
	['<p id="a"></p><p id="a"></p>', 'id a twice'],
	['<img src="x.png" />', 'a picture without alt'],
	['<h1>One</h1><h3>Three</h3>', 'heading 3 after 1'],
	['<h2>Two</h2>', 'heading 2 after 0'],
	['<p>Saved at {time}</p>', '{time}'],
	['<p>version undefined</p>', 'undefined'],
	['<p>[object Object]</p>', '[object'],
	['<p>NaN of 3</p>', 'NaN']
])('%s is a fault', (html, fault) => {
	expect(faultsOf(shownIn(html))).toEqual([fault]);
});

test.each([
	'<button aria-label="Close"></button>',
	'<a href="/"><img src="x.png" alt="Picture of page 1" /></a>',
	'<label>Yes <input type="radio" name="yes" /></label>',
	'<label for="x">Name</label><input id="x" />',
	'<input type="hidden" name="id" value="1" />',
	'<p id="a">Why</p><input aria-labelledby="a" />',
	'<img src="x.png" alt="" />',
	'<h1>One</h1><h2>Two</h2><h3>Three</h3><h2>Two</h2>'
])('%s is sound', (html) => {
	expect(faultsOf(shownIn(html))).toEqual([]);
});

test('text is what a person reads: blocks apart, inline parts together, comments not at all', () => {
	const shown = shownIn('<ul><li>one</li><li>t<b>w</b>o</li></ul><!-- three -->\n  four');
	expect(shown.text).toBe('one two four');
	expect(shown.all('li').map(({ text }) => text)).toEqual(['one', 'two']);
	expect(shown.all('b')[0]!.name).toBe('b');
});
