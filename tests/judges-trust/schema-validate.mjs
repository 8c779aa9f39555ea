// Validates JSON with ajv and a JSON Schema (2020-12).
// usage: node schema-validate.mjs SCHEMA FILE...      exit 1 when one fails
import fs from 'node:fs';
import addFormats from 'ajv-formats';
import Ajv from 'ajv/dist/2020.js';

const [schema, ...files] = process.argv.slice(2);
const ajv = new Ajv({ strict: true, allErrors: true });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(fs.readFileSync(schema)));
let bad = 0;
for (const file of files) {
  if (validate(JSON.parse(fs.readFileSync(file)))) {
    console.log('VALID', file);
  } else {
    bad = 1;
    console.log('INVALID', file);
    validate.errors.slice(0, 8).forEach((e) => console.log('  ', e.instancePath, e.message));
  }
}
process.exit(bad);
