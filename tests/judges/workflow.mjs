// Judges a workflow of GitHub Actions, given on standard input, by the schema that @action-validator/core carries. Exit code 1 where it is none.
import { readFileSync } from "node:fs";
import validator from "@action-validator/core";

const state = validator.validateWorkflow(readFileSync(0, "utf8"));
for (const error of state.errors) {
  console.log(JSON.stringify(error));
}
process.exit(state.errors.length === 0 ? 0 : 1);
