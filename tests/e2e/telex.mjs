/** What a word looks like while it is typed by Telex: hats come as they are typed, the tone last. */
function states_of(word) {
  const states = [];
  let shown = '';
  let tone = '';
  for (const letter of word.normalize('NFC')) {
    const [plain, ...marks] = letter === 'đ' ? ['d'] : letter.normalize('NFD');
    const tones = marks.filter((mark) => '\u0300\u0301\u0303\u0309\u0323'.includes(mark));
    const whole = letter === 'đ' ? 'đ' : [plain, ...marks.filter((mark) => !tones.includes(mark))].join('').normalize('NFC');
    if (plain !== whole) states.push(shown + plain);
    shown += whole;
    tone ||= tones.length > 0;
    states.push(shown);
  }
  return tone ? [...states, word] : states;
}

/**
 * Types words into the focused field as an input method does, one composition a word. `seen` hears
 * what the field should hold after each key. The last word is left composing if so asked.
 */
export async function type_by_telex(page, text, { seen = () => undefined, leave = false } = {}) {
  const devtools = await page.context().newCDPSession(page);
  const words = text.split(' ');
  let done = '';
  for (const [index, word] of words.entries()) {
    for (const state of states_of(word)) {
      await devtools.send('Input.imeSetComposition',
        { text: state, selectionStart: state.length, selectionEnd: state.length });
      await seen(done + state);
    }
    if (leave && index === words.length - 1) break;
    await devtools.send('Input.insertText', { text: word });
    done += word;
    if (index === words.length - 1) break;
    await devtools.send('Input.insertText', { text: ' ' });
    done += ' ';
    await seen(done);
  }
  await devtools.detach();
}
