// Builds han-writing.bin: for every ideograph U+4E00..U+9FFF four bits, two ideographs a byte (low half first):
// 1 = in GB 2312 (simplified Chinese), 2 = in Big5 level 1 (traditional Chinese), 4 = in JIS X 0208 level 1 (Japanese).
// usage: node build-han-writing.mjs OUTPUT
import { writeFileSync } from "node:fs";

const classes = new Uint8Array((0xa000 - 0x4e00) / 2);

function add(encoding, bit, leads, isTrail) {
  const decoder = new TextDecoder(encoding);
  for (let lead = leads[0]; lead <= leads[1]; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const code = isTrail(lead, trail) ? decoder.decode(Uint8Array.of(lead, trail)).codePointAt(0) - 0x4e00 : -1;
      if (code >= 0 && code < 0xa000 - 0x4e00)
        classes[code >> 1] |= bit << (4 * (code & 1));
    }
  }
}

add("gbk", 1, [0xb0, 0xf7], (_, trail) => trail >= 0xa1);
add("big5", 2, [0xa4, 0xc6], (_, trail) => trail <= 0x7e || trail >= 0xa1);
add("shift_jis", 4, [0x88, 0x98], (lead, trail) => trail !== 0x7f && (lead > 0x88 || trail >= 0x9f) && (lead < 0x98 || trail <= 0x72));
writeFileSync(process.argv[2], classes);
