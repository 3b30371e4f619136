const fs = require("node:fs");
const path = require("node:path");

const ROOT = path.join(__dirname, "..", "..", "..");

/** What a client's edit may change: the files that people edit in the root and in config/. */
const SHIPPED = /^(config[\\/])?[\w-]+\.ya?ml$/;

/** Ways to a file's contents, synchronous or not. */
const READERS = ["readFileSync", "openSync", "readFile", "open", "createReadStream"];

let allowed = true;
let read = new Set();

for (const holder of [fs, fs.promises])
  for (const name of READERS) {
    const reader = holder[name];
    if (!reader) continue;
    holder[name] = function (file, ...rest) {
      if (!allowed && isShipped(file)) {
        read.add(path.relative(ROOT, String(file)));
        throw new Error(`A test reads ${String(file)}, which any client's edit may change: read __tests__/fixtures`);
      }
      return reader.call(this, file, ...rest);
    };
  }

function isShipped(file) {
  if (typeof file !== "string") return false;
  const relative = path.relative(ROOT, path.resolve(file));
  return SHIPPED.test(relative);
}

/** Refuses to read the shipped registry from now on, or lets it be read; returns what has been refused until now. */
module.exports.guard = (refuse) => {
  const refused = [...read];
  read = new Set();
  allowed = !refuse;
  return refused;
};
