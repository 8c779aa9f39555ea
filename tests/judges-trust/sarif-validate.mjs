// Validates SARIF 2.1.0 with ajv and the published schema (as @microsoft/jest-sarif ships it).
// usage: node sarif-validate.mjs FILE...      exit 1 when one fails
import fs from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const schema = JSON.parse(fs.readFileSync(new URL('./node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json', import.meta.url)));
// One pattern of the schema is no regular expression with the u flag.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(schema);
let bad = 0;
for (const file of process.argv.slice(2)) {
  if (validate(JSON.parse(fs.readFileSync(file)))) {
    console.log('VALID', file);
  } else {
    bad = 1;
    console.log('INVALID', file);
    validate.errors.slice(0, 8).forEach((e) => console.log('  ', e.instancePath, e.message, JSON.stringify(e.params)));
  }
}
process.exit(bad);
