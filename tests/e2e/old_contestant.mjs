import { eventually } from './eventually.mjs';
import { OldBrowser } from './old_browser.mjs';

const tile = (text) =>
  `[...document.querySelectorAll('main li button')].find((one) => one.innerText.includes(${JSON.stringify(text)}))`;

/** A contestant at a phone with a browser of years ago; does and says what a `Contestant` does. */
export class OldContestant {
  constructor(browser) {
    this.browser = browser;
  }

  static async arrive(version) {
    return new OldContestant(await OldBrowser.start(version));
  }

  open(join_url) {
    return this.browser.open(join_url);
  }

  async join(name) {
    this.name = name;
    await this.browser.type('#name', name);
    await this.browser.press('Vào thi');
    await this.sees('Bạn đã vào!');
  }

  sees(text) {
    return this.browser.sees(text);
  }

  async answer(kind, answer) {
    if (kind === 'number' || kind === 'text') await this.browser.type('main input', answer);
    else for (const option of [answer].flat()) await this.browser.tap(tile(option));
    if (kind !== 'single' && kind !== 'true_false') await this.browser.press('Gửi đáp án');
  }

  is_recorded() {
    return this.sees('Đã ghi nhận');
  }

  get frames() {
    return this.browser.frames;
  }

  get me() {
    return this.frames.findLast((frame) => frame.t === 'me');
  }

  /** The board on the screen. */
  board() {
    const rows = `[...document.querySelectorAll('main ol > li')].map((item) => ({
      place: Number(item.querySelector('.place').textContent),
      name: item.querySelector('.name').firstChild.textContent.trim(),
      points: Number(item.querySelector('.points').textContent.replace(/\\D/g, '')) }))`;
    return eventually(async () => {
      const seen = await this.browser.look(rows);
      return seen.length > 0 && seen;
    }, 'there is a board');
  }

  text() {
    return this.browser.look('document.body.innerText');
  }

  end() {
    return this.browser.end();
  }
}
