import fc from 'fast-check';
import { editions } from './editions.ts';
import { holdForTei } from './encoding-laws.ts';

/** The laws of the TEI export on many generated editions: `npm run fuzz:encoding [runs] [seed]`. */
const runs = Number(process.argv[2] ?? 10_000);
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31);
console.log(`${runs} editions, seed ${seed}`);
let done = 0;
const law = fc.property(editions, (edition) => {
	holdForTei(edition);
	if (++done % 500 === 0) console.log(`${done} held`);
});
fc.assert(law, { numRuns: runs, seed });
console.log('all held');
