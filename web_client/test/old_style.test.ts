import { describe, expect, it } from 'vitest';
import { old_style } from '../scripts/old_style.mjs';

describe('the look for old browsers', () => {
  it('lies over the ordinary one, rule by rule', () => {
    expect(old_style('a{color:red}html{margin:0}:root{--x:1}')).toBe(
      '.old a{color:red}html.old{margin:0}:root.old{--x:1}',
    );
  });

  it('says newer selectors in older words', () => {
    expect(old_style('.a.s .b:where(.s){color:red}')).toBe('.old .a.s .b.s{color:red}');
    expect(old_style(':focus-visible{outline:0}')).toBe('.old :focus{outline:0}');
    expect(old_style('h1:focus,:focus:not(:focus-visible){outline:none}')).toBe(
      '.old h1:focus{outline:none}',
    );
    expect(old_style('b:hover:not(:disabled,[x]){top:0}')).toBe('.old b:hover:not(:disabled):not([x]){top:0}');
  });

  it('has margins in place of the gaps of flexible boxes, weaker than the children’s own', () => {
    expect(old_style('p{display:flex;gap:1px}i{margin:2px}')).toBe(
      '.old p > :not(:last-child){margin-right:1px}.old p{display:flex;gap:0}.old i{margin:2px}',
    );
    expect(old_style('p{display:flex;flex-direction:column;gap:1px}')).toContain('.old p > * + *{margin-top:1px}');
    expect(old_style('p{display:flex;flex-wrap:wrap;gap:4px 6px}')).toContain(
      '.old p > *{margin-top:calc(4px / 2);margin-bottom:calc(4px / 2)}.old p > :not(:last-child){margin-right:6px}',
    );
    expect(old_style('p{display:grid;gap:1px}')).toBe('.old p{display:grid;gap:1px}');
  });

  it('turns the margins where a box lies the other way on another screen', () => {
    const css = 'p{display:flex;gap:1px}@media (min-width:9px){p{flex-direction:column}}';
    expect(old_style(css)).toContain('@media (min-width:9px){.old p > *{margin:0}.old p > * + *{margin-top:1px}}');
  });

  it('keeps the steps of a movement and needs no fonts', () => {
    const css = '@keyframes k{0%{top:0}to{top:1px}}';
    expect(old_style(`${css}@font-face{src:url(x)}`)).toBe(css);
  });
});
