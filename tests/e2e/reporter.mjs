/** One line a test, what went wrong below it, and the count at the end. */
export default async function* reporter(events) {
  let passed = 0;
  let failed = 0;
  for await (const { type, data } of events) {
    if (type === 'test:pass' && data.skip === undefined) {
      passed += 1;
      yield `ok    ${data.name} (${(data.details.duration_ms / 1000).toFixed(1)} s)\n`;
    } else if (type === 'test:fail') {
      failed += 1;
      const { cause, stack } = data.details.error;
      yield `FAIL  ${data.name}\n${cause?.stack ?? cause ?? stack}\n`;
    } else if (type === 'test:stderr') {
      yield data.message;
    }
  }
  yield `${passed} passed, ${failed} failed\n`;
}
