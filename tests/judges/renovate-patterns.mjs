// What Renovate's regex managers find: node renovate-patterns.mjs renovate.json < manifest.
// Renovate runs each pattern of matchStrings over the whole file with the flag g, and fills in what no group names from the templates.
import { readFileSync } from 'node:fs';
const found = [];
const text = readFileSync(0, 'utf8');
for (const manager of JSON.parse(readFileSync(process.argv[2], 'utf8')).customManagers) {
  for (const pattern of manager.matchStrings) {
    for (const match of text.matchAll(new RegExp(pattern, 'g'))) {
      const { depName, currentValue, currentDigest } = match.groups;
      found.push([manager.datasourceTemplate, depName ?? manager.depNameTemplate, currentValue, currentDigest ?? ''].join(' ').trim());
    }
  }
}
console.log(found.sort().join('\n'));
