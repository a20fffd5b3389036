import type { ReportImage } from './report-part.js';

type Facts = Pick<ReportImage, 'type' | 'width' | 'height'>;

function png(content: Buffer): Facts | undefined {
  if (content.length < 24 || content.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return undefined;
  if (content.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return { type: 'image/png', width: content.readUInt32BE(16), height: content.readUInt32BE(20) };
}

function gif(content: Buffer): Facts | undefined {
  if (content.length < 10 || !/^GIF8[79]a$/.test(content.toString('latin1', 0, 6))) return undefined;
  return { type: 'image/gif', width: content.readUInt16LE(6), height: content.readUInt16LE(8) };
}

function webp(content: Buffer): Facts | undefined {
  if (content.length < 30 || content.toString('latin1', 0, 4) !== 'RIFF') return undefined;
  if (content.toString('latin1', 8, 12) !== 'WEBP') return undefined;
  const type = 'image/webp';
  switch (content.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { type, width: content.readUInt16LE(26) & 0x3fff, height: content.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const bits = content.readUInt32LE(21);
      return { type, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { type, width: content.readUIntLE(24, 3) + 1, height: content.readUIntLE(27, 3) + 1 };
    default:
      return undefined;
  }
}

/** Markers of a frame's header: SOF0 to SOF15 without those that are something else. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function jpeg(content: Buffer): Facts | undefined {
  if (content.length < 4 || content.readUInt16BE(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 <= content.length;) {
    if (content[at] !== 0xff) return undefined;
    const marker = content[at + 1] ?? 0;
    if (isFrame(marker))
      return { type: 'image/jpeg', width: content.readUInt16BE(at + 7), height: content.readUInt16BE(at + 5) };
    // Further 0xff before a marker are filling.
    at += marker === 0xff ? 1 : 2 + content.readUInt16BE(at + 2);
  }
  return undefined;
}

/** What an image says in its first bytes that it is and measures; undefined for what is none of the kinds that pages show. */
export function imageFacts(content: Buffer): Facts | undefined {
  const facts = png(content) ?? gif(content) ?? webp(content) ?? jpeg(content);
  return facts !== undefined && facts.width > 0 && facts.height > 0 ? facts : undefined;
}
