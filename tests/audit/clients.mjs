// Compiles JSON Schemas with Ajv in strict mode, and holds delivered files against them. Named on the command line: each schema, and after a "=" its file.
// Prints "path: message" and fails where there is one.
import { readFile } from "node:fs/promises";
import addFormats from "ajv-formats";
import Ajv from "ajv/dist/2020.js";

const read = async (path) => JSON.parse(await readFile(path, "utf8"));
let faults = 0;
const tell = (path, message) => {
  console.log(`${path}: ${message}`);
  faults += 1;
};
for (const [schema, file] of process.argv.slice(2).map((named) => named.split("="))) {
  const ajv = addFormats(new Ajv({ strict: true, strictRequired: true, allErrors: true }));
  try {
    const fits = ajv.compile(await read(schema));
    if (file && !fits(await read(file))) for (const error of fits.errors) tell(file, `${error.instancePath} ${error.message}`);
  } catch (error) {
    tell(schema, error.message);
  }
}
process.exit(faults ? 1 : 0);
