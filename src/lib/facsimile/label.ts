/** Longest label that is kept, in letters; the end of a long one is where its number stands. */
const LONGEST = 120;

/** Marks that turn the writing direction or cannot be seen: they make a name look like another. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;

/** The extension of each kind of picture that is taken, and all that people give it. */
const EXTENSIONS: Record<string, { own: string; others: RegExp }> = {
	'image/jpeg': { own: '.jpg', others: /\.(jpe?g|jpe|jfif)$/i },
	'image/png': { own: '.png', others: /\.png$/i },
	'image/tiff': { own: '.tif', others: /\.tiff?$/i }
};
const ANY = /\.(jpe?g|jpe|jfif|png|tiff?|gif|bmp|webp)$/i;

/**
 * A file's name as a label: the last part of a path, NFC, one line, nothing hidden, never empty,
 * with the extension of what the file is. It is shown, never used as a path.
 */
export function label(name: string, mediaType?: string): string {
	const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
	const seen = last.replace(HIDDEN, '').replace(/\s+/gu, ' ').trim();
	const plain = seen.replace(/^[.\-~\s]+/u, '');
	return shorten(extend(plain || 'scan', mediaType));
}

function extend(name: string, mediaType: string | undefined): string {
	const extension = mediaType ? EXTENSIONS[mediaType] : undefined;
	if (!extension || extension.others.test(name)) return name;
	return name.replace(ANY, '') + extension.own;
}

function shorten(name: string): string {
	const letters = [...name];
	if (letters.length <= LONGEST) return name;
	const half = Math.floor((LONGEST - 1) / 2);
	return `${letters.slice(0, half).join('')}…${letters.slice(-half).join('')}`;
}
