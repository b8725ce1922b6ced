// The files of a zip, as its central directory names them: Map of name -> bytes.
import { inflateRawSync } from 'node:zlib';

export function unzip(bytes) {
    const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06'));
    const files = new Map();
    let at = bytes.readUInt32LE(end + 16);
    for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
        const [way, packed, , nameLength, extra, comment] = [10, 20, 24, 28, 30, 32].map((o) => (o === 20 || o === 24 ? bytes.readUInt32LE(at + o) : bytes.readUInt16LE(at + o)));
        const local = bytes.readUInt32LE(at + 42);
        const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
        const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
        const data = bytes.subarray(from, from + packed);
        files.set(name, way === 8 ? inflateRawSync(data) : data);
        at += 46 + nameLength + extra + comment;
    }
    return files;
}
