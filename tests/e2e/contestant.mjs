import { eventually } from './eventually.mjs';
import { Person } from './person.mjs';

/** A contestant at their phone. */
export class Contestant extends Person {
  heading = this.page.locator('main h1');
  recorded = this.page.getByText('Đã ghi nhận', { exact: true }).first();

  async open(join_url) {
    await this.page.goto(join_url);
  }

  async open_by_code(url, code) {
    await this.page.goto(url);
    await this.page.getByLabel('Mã tham gia').fill(code);
    await this.page.getByRole('button', { name: 'Tiếp tục' }).click();
  }

  /** Fills the form and presses the button; `unit` is typed as given, and its first find taken. */
  async ask_to_join(name, unit) {
    await this.page.getByLabel('Họ và tên').fill(name);
    if (unit) {
      const field = this.page.getByRole('combobox');
      await field.fill(unit);
      await this.page.getByRole('option').first().click();
    }
    await this.page.getByRole('button', { name: 'Vào thi', exact: true }).click();
  }

  async join(name, unit) {
    this.name = name;
    await this.ask_to_join(name, unit);
    await this.sees('Bạn đã vào!');
  }

  /** Waits until the screen's heading says so. */
  async sees(heading) {
    await this.heading.filter({ hasText: heading }).waitFor();
  }

  /** Waits for the question. */
  async reads(text) {
    await this.page.getByText(text).first().waitFor();
  }

  /** The result is still to be announced: no place stands anywhere on the page. */
  async tells_no_place() {
    await this.sees('Kết quả sắp được công bố');
    const text = await this.page.locator('body').innerText();
    if (/hạng \d|Quán quân|Á quân/i.test(text)) throw new Error(`a place is told: ${text}`);
  }

  async tap(option) {
    // The tile and not its words, which a translator may just be replacing.
    const words = this.page.getByText(option, { exact: true });
    await this.page.locator('main li button').filter({ has: words }).click();
  }

  option(text) {
    return this.page.locator('main li').getByText(text, { exact: true });
  }

  /** Gives an answer of the question's kind; a question without an entry is left unanswered. */
  async answer(kind, answer) {
    if (kind === 'single' || kind === 'true_false') return this.tap(answer);
    if (kind === 'multiple') for (const option of answer) await this.tap(option);
    else await this.page.locator('main input').fill(answer);
    await this.page.getByRole('button', { name: 'Gửi đáp án' }).click();
  }

  async is_recorded() {
    await this.recorded.waitFor();
  }

  get me() {
    return this.watch.last('me');
  }

  /** What the server last told this contestant of points and place. */
  async has(points, place) {
    await eventually(
      () => this.me?.points === points && (place === undefined || this.me.place === place),
      `${this.name} has ${points} points`,
    );
  }

  /** The board on the screen. */
  async board() {
    const rows = this.page.locator('main ol > li');
    await rows.first().waitFor();
    return rows.evaluateAll((items) =>
      items.map((item) => ({
        place: Number(item.querySelector('.place').textContent),
        name: item.querySelector('.name').firstChild.textContent.trim(),
        points: Number(item.querySelector('.points').textContent.replace(/\D/g, '')),
      })),
    );
  }
}
