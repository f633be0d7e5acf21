// Prints how many tests of a run passed and failed, and adds the name and message of each that failed to a file.
// Usage: node .ci/report.mjs <report of vitest, as JSON> <name of the run> <file to add to>
import { appendFileSync, readFileSync } from 'node:fs';

const [report, run, failures] = process.argv.slice(2);
const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));

/** Without the steps of the test runner itself. */
const ownSteps = (message) =>
  message
    .split('\n')
    .filter((line) => !/^ +at .*(node_modules|<anonymous>|node:internal)/.test(line))
    .join('\n');

for (const file of testResults) {
  const failed = file.assertionResults.filter(({ status }) => status === 'failed');
  // A file that could not be loaded has no tests, and says why itself.
  if (file.status === 'failed' && failed.length === 0)
    appendFileSync(failures, `${run}: ${file.name}\n${file.message}\n`);
  for (const { fullName, failureMessages } of failed) {
    appendFileSync(failures, `${run}: ${file.name}: ${fullName}\n${failureMessages.map(ownSteps).join('\n')}\n`);
  }
}
console.log(numPassedTests, numFailedTests);
