import { AssertionError } from 'node:assert';

/** Asks `look` until it gives something true, and gives that back. */
export async function eventually(look, what, patience = 15_000) {
  const deadline = Date.now() + patience;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > deadline) throw new AssertionError({ message: `never came true: ${what}` });
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/** As `eventually`, for assertions: repeats `look` until it stops throwing. */
export async function eventually_holds(look, patience = 15_000) {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      return await look();
    } catch (fault) {
      if (Date.now() > deadline) throw fault;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
}
