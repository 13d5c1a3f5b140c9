// Builds language-ngrams.bin from the n-grams of the npm package "eld" 2.1.0 (Apache-2.0, Nito T.M.).
// usage: node build-language-ngrams.mjs PACKAGE_FOLDER OUTPUT
//
// Layout, little endian: u32 number of slots (a power of two), u32 number of weights, u32 number of languages,
// language codes (8 bytes each, zero padded), slots (u64 each), weights (u8 language, u8 weight).
// A slot: bits 0-31 the n-gram's bytes, 32 word start, 33 word end, 34-51 first weight, 52-58 number of weights.
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, output] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(`${folder}/src/${file}`));
const { dictionary } = await load("dictionary.js");
const { ngramsData } = await load("ngrams/medium.js");

// Scripts that one language writes (Greek, Hebrew, Thai, …) need no n-grams.
const kept = ["az", "ca", "cs", "da", "de", "en", "es", "et", "eu", "fi", "fr", "hr", "hu", "is", "it", "lt", "lv", "ms", "nl",
  "no", "pl", "pt", "ro", "sk", "sl", "sq", "sv", "tl", "tr", "vi", "yo", "be", "bg", "ru", "sr", "uk", "ar", "fa", "ku", "ur", "hi", "mr"];
const index = new Map(Object.entries(ngramsData.languages).map(([id, code]) => [id, kept.indexOf(code)]));
const byteOf = new Map();
dictionary.forEach((c, b) => { if (c !== " " && b >= 0x80) byteOf.set(c, b); });

const weights = [];
const entries = [];
for (const [ngram, byLanguage] of Object.entries(ngramsData.ngrams)) {
  const own = Object.entries(byLanguage).map(([id, weight]) => [index.get(id), weight]).filter(([i]) => i >= 0);
  const bytes = [...ngram.trim()].map((c) => byteOf.get(c) ?? c.charCodeAt(0));
  if (own.length === 0 || bytes.length === 0 || bytes.length > 4)
    continue;
  let gram = 0n;
  bytes.forEach((b, i) => { gram |= BigInt(b) << BigInt(8 * i); });
  if (ngram.startsWith(" ")) gram |= 1n << 32n;
  if (ngram.endsWith(" ")) gram |= 1n << 33n;
  entries.push([gram, weights.length, own.length]);
  for (const [language, weight] of own)
    weights.push(language, Math.min(255, weight));
}

const slots = 1 << Math.ceil(Math.log2(entries.length * 1.2));
const table = new BigUint64Array(slots);
for (const [gram, first, count] of entries) {
  let slot = Number(((gram * 0x9E3779B97F4A7C15n) & 0xFFFFFFFFFFFFFFFFn) >> 40n) & (slots - 1);
  while (table[slot] !== 0n) slot = (slot + 1) & (slots - 1);
  table[slot] = gram | (BigInt(first / 2) << 34n) | (BigInt(count) << 52n);
}

const header = Buffer.alloc(12 + kept.length * 8);
header.writeUInt32LE(slots, 0);
header.writeUInt32LE(weights.length / 2, 4);
header.writeUInt32LE(kept.length, 8);
kept.forEach((code, i) => header.write(code, 12 + i * 8, "ascii"));
writeFileSync(output, Buffer.concat([header, Buffer.from(table.buffer), Buffer.from(weights)]));
console.error(`${entries.length} n-grams, ${weights.length / 2} weights, ${slots} slots`);
