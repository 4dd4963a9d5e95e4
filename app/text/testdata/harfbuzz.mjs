// Shapes texts with HarfBuzz itself, compiled for node by its own people
// (harfbuzzjs, MIT licence). For harfbuzzjs_test.go, which says how to get it.
//
//   node harfbuzz.mjs <folder of harfbuzzjs> <font file> < asked > told
//
// In: JSON, [{script, lang, texts}]. Out: JSON, {version, glyphs}, where glyphs
// holds for each of them for each text an array of glyphs
// [id, cluster in bytes of UTF-8, x, y, advance].

import { readFileSync } from "node:fs";
import { join } from "node:path";

const [folder, file] = process.argv.slice(2);
const hb = await import(join(folder, "dist", "index.mjs"));
const font = new hb.Font(new hb.Face(new hb.Blob(readFileSync(file)), 0));
const buffer = new hb.Buffer();

function shape(text, script, lang) {
  buffer.reset();
  let at = 0;
  for (const char of text) {
    buffer.add(char.codePointAt(0), at);
    at += Buffer.byteLength(char);
  }
  buffer.setDirection(hb.Direction.LTR);
  buffer.setScript(script);
  buffer.setLanguage(lang);
  buffer.setFlags(hb.BufferFlag.REMOVE_DEFAULT_IGNORABLES);
  hb.shape(font, buffer);
  return buffer.getGlyphInfosAndPositions().map((g) => [g.codepoint, g.cluster, g.xOffset, g.yOffset, g.xAdvance]);
}

const asked = JSON.parse(readFileSync(0, "utf8"));
const glyphs = asked.map(({ script, lang, texts }) => texts.map((text) => shape(text, script, lang)));
process.stdout.write(JSON.stringify({ version: hb.versionString(), glyphs }));
