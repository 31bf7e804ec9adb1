const text = String.prototype as {
  replaceAll?: (this: string, from: string, to: string) => string;
};

/** What Svelte calls and engines of 2020 have not; imported before it. */
text.replaceAll ??= function (from, to) {
  return this.split(from).join(to);
};
