import { Person } from './person.mjs';

/** The person who drives the contest. */
export class Host extends Person {
  phase = this.page.locator('.chip.phase');
  /** Once it takes a press: it takes none right after a step. */
  big_button = this.page.locator('button.next[aria-disabled="false"]');
  toasts = this.page.locator('.toasts');
  sheet = this.page.locator('dialog');

  async open(host_url) {
    await this.page.goto(host_url);
    await this.phase.waitFor();
  }

  async is_in(phase) {
    await this.phase.filter({ hasText: phase }).waitFor();
  }

  /** Presses the big button, twice where it asks for that, until the contest is in `phase`. */
  async go_on(phase) {
    await this.big_button.click();
    const armed = this.page.locator('button.next.armed');
    await armed.or(this.phase.filter({ hasText: phase })).first().waitFor();
    if (await armed.isVisible()) await this.big_button.click();
    await this.is_in(phase);
  }

  /** From the lobby or a board to the next question, open. */
  async open_question() {
    await this.big_button.click();
    const armed = this.page.locator('button.next.armed');
    const open = this.phase.filter({ hasText: 'Đang trả lời' });
    await armed.or(open).first().waitFor();
    if (await armed.isVisible()) await this.big_button.click();
    await open.waitFor();
  }

  /** Leads the stages through the finale, from the third place to the first. */
  async unveil(...places) {
    for (const place of places) {
      await this.big_button.filter({ hasText: `Công bố hạng ${place}` }).click();
    }
  }

  async close_and_reveal() {
    if ((await this.phase.textContent()) === 'Đang trả lời') await this.go_on('Đã đóng');
    await this.go_on('Công bố đáp án');
  }

  /** Takes somebody out; `for_good`: not to come back. */
  async remove(name, for_good = false) {
    await this.press(`Mời ra: ${name}`);
    await this.sheet.getByRole('button', { name: for_good ? 'Mời ra hẳn' : /^Mời ra Họ/ }).click();
  }

  async show_tab(name) {
    await this.page.getByRole('tab', { name }).click();
  }

  async press(button) {
    await this.page.getByRole('button', { name: button }).click();
  }

  /** Fills the sheet of a correction and sends it. */
  async correct(button, reason) {
    await this.page.locator('#work-panel').getByRole('button', { name: button }).click();
    await this.sheet.getByLabel('Lý do').fill(reason);
    await this.sheet.getByRole('button', { name: button, exact: true }).click();
  }

  /** The board in its tab or at the end. */
  async board() {
    const rows = this.page.locator('#work-panel tbody tr');
    await rows.first().waitFor();
    return rows.evaluateAll((items) =>
      items.map((item) => {
        const cells = [...item.cells].map((cell) => cell.textContent.trim());
        const [place, name] = cells;
        const [points, correct, time] = cells.slice(-3);
        return {
          place: Number(place),
          name: name.split(/\s*[▲▼]/)[0],
          points: Number(points.replace(/\D/g, '')),
          correct: Number(correct),
          time: Number(time.replace(/\D/g, '')),
        };
      }),
    );
  }
}
