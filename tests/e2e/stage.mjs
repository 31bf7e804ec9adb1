import { Person } from './person.mjs';

/** The screen in the hall. */
export class Stage extends Person {
  /** While scenes fade into one another there are two; the newest is the last. */
  scene = this.page.locator('.scenes main').last();

  async open(stage_url) {
    await this.page.goto(stage_url);
  }

  async shows(text) {
    await this.scene.getByText(text).first().waitFor();
  }

  /** How often each option was chosen, and which are marked as right, after the reveal. */
  async bars() {
    await this.scene.locator('ol.revealed').waitFor();
    return this.scene.locator('ol.revealed > li').evaluateAll((items) =>
      items.map((item) => ({
        // Bound so that no word stands alone on a line.
        option: item.querySelector('.text').textContent.replaceAll('\u00a0', ' '),
        count: Number(item.querySelector('.share small').textContent),
        right: item.classList.contains('right'),
      })),
    );
  }

  /** Waits for what it shows after the last question instead of the board. */
  async keeps_the_secret() {
    await this.scene.locator('.curtain').waitFor();
  }

  async board() {
    const rows = this.scene.locator('ol .row.settled');
    await rows.first().waitFor();
    return rows.evaluateAll((items) =>
      items.map((item) => ({
        place: Number(item.querySelector('.place').textContent),
        name: item.querySelector('.who b').textContent,
        points: Number(item.querySelector('.points .for-readers').textContent.replace(/\D/g, '')),
      })),
    );
  }

  /** The podium from first to third place, once all of it is on show. */
  async podium() {
    await this.scene.locator('.podium li.place-1.out').waitFor();
    const steps = await this.scene.locator('.podium li.out').evaluateAll((items) =>
      items.map((item) => ({
        place: Number(item.querySelector('.step').textContent),
        names: [...item.querySelectorAll('.name')].map((name) => name.textContent),
        points: Number(item.querySelector('.points').textContent.replace(/\D/g, '')),
      })),
    );
    return steps.sort((a, b) => a.place - b.place);
  }
}
