import {
	DefaultNameResolver,
	type Grammar,
	type GrammarWalker,
	type ValidationError
} from 'salve-annos';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Fault } from './fault.ts';

const XMLNS = 'http://www.w3.org/2000/xmlns/';

/**
 * Every place where a file departs from a schema. The schema walker is fed one event a tag, an
 * attribute name, an attribute value, and all text between two tags as one. A file that is not
 * well-formed gets its first fault only, since all others follow from it.
 */
export function faults(xml: string, grammar: Grammar): Fault[] {
	const found: Fault[] = [];
	const parser = new SaxesParser({ xmlns: true, position: true });
	const names = new DefaultNameResolver();
	const walker = grammar.newWalker(names);
	const report = (message: string, kind: Fault['kind'] = 'schema') =>
		found.push({ kind, line: parser.line, column: parser.column, message });
	const fire = (event: string, ...values: string[]) => fireInto(walker, report, event, values);
	let text = '';
	const flush = () => {
		if (text !== '') fire('text', text);
		text = '';
	};
	const collect = (data: string) => void (text += data);
	parser.on('text', collect);
	parser.on('cdata', collect);
	parser.on('opentag', (tag) => {
		flush();
		names.enterContextWithMapping(tag.ns);
		fireTag(tag, fire);
	});
	parser.on('closetag', (tag) => {
		flush();
		fire('endTag', tag.uri, tag.local);
		names.leaveContext();
	});
	const broken = parsed(parser, xml);
	if (broken !== null)
		return [{ kind: 'form', line: parser.line, column: parser.column, message: broken }];
	const end = walker.end();
	if (end !== false) end.forEach((error) => report(wordsOf(error)));
	return found;
}

/** What is wrong with the file's form, if anything; the parser stands at that place. */
function parsed(parser: SaxesParser<{ xmlns: true; position: true }>, xml: string): string | null {
	try {
		parser.write(xml).close();
		return null;
	} catch (error) {
		return (error as Error).message.replace(/^(undefined:)?\d+:\d+: /, '');
	}
}

type Fire = (event: string, ...values: string[]) => void;

function fireInto(
	walker: GrammarWalker<DefaultNameResolver>,
	report: (message: string) => void,
	event: string,
	values: string[]
): void {
	const result = walker.fireEvent(event, values);
	if (result === undefined) throw new Error(`the schema walker knows no event ${event}`);
	if (result !== false) result.forEach((error) => report(wordsOf(error)));
}

function fireTag(tag: SaxesTagNS, fire: Fire): void {
	fire('enterStartTag', tag.uri, tag.local);
	for (const attribute of Object.values(tag.attributes)) {
		if (attribute.uri === XMLNS || attribute.name === 'xmlns') continue;
		fire('attributeName', attribute.uri, attribute.local);
		fire('attributeValue', attribute.value);
	}
	fire('leaveStartTag');
}

/** salve-annos writes names as JSON; people read the local name. */
function wordsOf(error: ValidationError): string {
	return error.toString().replace(/\{"ns":"[^"]*","name":"([^"]+)"[^}]*\}/g, '$1');
}
