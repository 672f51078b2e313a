import {
	fieldsOf,
	SETTINGS,
	type Preparation,
	type Setting,
	type Settings
} from '#lib/recognition/preparation.ts';
import { prepare as words, settingName } from '#lib/ui/words/prepare.ts';
import type { Say } from '#lib/ui/words/words.ts';

/** A value as a person chose it. */
export function valueOf(say: Say, setting: Setting, value: number | boolean): string {
	if (typeof value === 'boolean') return say(value ? words.on : words.off);
	if (setting === 'turn' || setting === 'skew') return say(words.degrees, { degrees: value });
	if (setting !== 'soften') return new Intl.NumberFormat(say.language).format(value);
	return value === 0 ? say(words.softNone) : say(words.passes, { n: value });
}

/** What was set by hand in one line; "automatic" where nothing was. */
export function summaryOf(say: Say, preparation: Preparation): string {
	const pairs = SETTINGS.flatMap((setting) => {
		const value = preparation[setting];
		if (value === undefined) return [];
		const name = say(settingName[setting]);
		return [say(words.pair, { name, value: valueOf(say, setting, value) })];
	});
	return pairs.length === 0 ? say(words.automatic) : pairs.join(' · ');
}

/** The screen with these settings to be looked at; one empty field stands for all automatic. */
export function addressOf(settings: Preparation & Partial<Settings>): string {
	const fields: [string, string][] = fieldsOf(settings);
	if (settings.own && settings.languages) fields.push(['languages', settings.languages]);
	return `?${new URLSearchParams(fields.length > 0 ? fields : [['turn', '']])}`;
}
