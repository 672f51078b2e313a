import { readFileSync, writeFileSync } from 'node:fs';
import { convert } from '#lib/encoding/tei/grammar.ts';

/** Makes `profile.json` of `profile.rng`; run it after each change of the profile. A test compares the two. */
const folder = new URL('../lib/encoding/tei/', import.meta.url);
const json = await convert(readFileSync(new URL('profile.rng', folder), 'utf8'));
writeFileSync(new URL('profile.json', folder), `${json}\n`);
console.log(`profile.json: ${json.length} characters`);
