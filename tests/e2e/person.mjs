import { new_context } from './browser.mjs';
import { Watch } from './watch.mjs';

/** Somebody with a browser of their own. */
export class Person {
  constructor(page) {
    this.page = page;
    this.watch = new Watch(page);
  }

  static async arrive(options) {
    const context = await new_context(options);
    return new this(await context.newPage());
  }

  /** One more tab of the same browser, so with the same memory. */
  async another_tab() {
    return new this.constructor(await this.page.context().newPage());
  }
}
