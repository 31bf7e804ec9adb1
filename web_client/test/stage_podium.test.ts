import { describe, expect, it } from 'vitest';

import { podium_steps, standing_order } from '../src/shared/design/podium_steps';
import { next_unveiling, unveiled_at } from '../src/shared/finale';
import { podium_size } from '../src/stage/podium_size';
import { finish_slides, unit_slides, type Slide } from '../src/stage/finish_slides';
import type { UnitBoard } from '../src/shared/protocol';
import { a_board, a_row } from './host_stage_samples';

const placed = (...places: number[]) =>
  places.map((place, index) => a_row({ place, contestant: index + 1 }));

describe('podium_steps', () => {
  it('gives each of three winners a step', () => {
    const steps = podium_steps(placed(1, 2, 3, 4));
    expect(steps.map((step) => step.place)).toEqual([1, 2, 3]);
    expect(standing_order(steps).map((step) => step.place)).toEqual([2, 1, 3]);
  });

  it('lets those who tie share a step, and leaves the next one out', () => {
    const steps = podium_steps(placed(1, 1, 3, 4));
    expect(steps.map((step) => [step.place, step.shown.length])).toEqual([
      [1, 2],
      [3, 1],
    ]);
  });

  it('writes the first few of a large tie and counts the others', () => {
    const [step] = podium_steps(placed(1, 1, 1, 1, 1, 1));
    expect(step).toMatchObject({ place: 1, more: 2 });
    expect(step?.shown.map((row) => row.contestant)).toEqual([1, 2, 3, 4]);
  });

  it('counts those who share the last row’s place without a row of their own', () => {
    expect(podium_steps(placed(1, 1, 1, 1, 1), 40)).toMatchObject([{ place: 1, more: 41 }]);
    expect(podium_steps(placed(1, 2, 3, 4), 40).map((step) => step.more)).toEqual([0, 0, 0]);
  });

  it('has the steps before the one shown, with nobody on them', () => {
    expect(podium_steps(placed(3), 0, 3).map((step) => [step.place, step.shown.length])).toEqual([
      [1, 0],
      [2, 0],
      [3, 1],
    ]);
    expect(podium_steps([], 0, 4)).toHaveLength(3);
    expect(podium_steps(placed(1, 1, 3), 0, 1).map((step) => step.place)).toEqual([1, 3]);
  });

  it('is empty before anybody has a place', () => {
    expect(podium_steps([])).toEqual([]);
  });
});

describe('finish_slides', () => {
  it('shows each division’s podium and then its board', () => {
    const boards = [a_board(placed(1, 2, 3, 4, 5), 'main'), a_board(placed(1, 2), 'audience')];
    const slides = finish_slides(boards, 3);
    const rows = (slide: Slide) => (slide.show === 'units' ? slide.board.rows : slide.rows).length;
    expect(slides.map((slide) => `${slide.show} ${slide.division} ${rows(slide)}`)).toEqual([
      'podium main 5',
      'list main 3',
      'list main 2',
      'podium audience 2',
    ]);
  });

  it('shows the list, and no bare steps, where nobody has points', () => {
    const nobody = a_board([a_row({ points: 0 }), a_row({ points: 0, contestant: 2 })]);
    expect(finish_slides([nobody], 10).map(({ show }) => show)).toEqual(['list']);
    expect(finish_slides([a_board([])], 10)).toEqual([]);
  });
});

describe('unit_slides', () => {
  const units = (count: number): UnitBoard => ({
    rule: 'sum',
    best: 0,
    total: count,
    more: 0,
    rows: Array.from({ length: count }, (_, i) => ({ place: i + 1, unit: `u${i}`, members: 1, value: 9 })),
  });

  it('has a page for every so many units, and none where nobody took part', () => {
    expect(unit_slides(units(34), 20).map((slide) => slide.show)).toEqual(['units', 'units']);
    expect(unit_slides(units(34), 20)[1]).toMatchObject({ page: 2, pages: 2 });
    expect(unit_slides(units(0), 20)).toEqual([]);
    expect(unit_slides(null, 20)).toEqual([]);
  });
});

describe('podium_size', () => {
  it('shrinks with the names on its fullest step', () => {
    const sizes = [placed(1, 2, 3), placed(1, 1, 3), placed(1, 2, 2, 2), placed(1, 1, 1, 1, 1)];
    const found = sizes.map(podium_size);
    expect(found).toEqual([...found].sort((a, b) => b - a));
    expect(new Set(found).size).toBe(4);
  });
});

describe('the finale', () => {
  const boards = [a_board(placed(1, 2, 3, 4), 'main'), a_board(placed(1, 1, 3), 'audience')];

  it('names nobody at first, the winner of a division last', () => {
    expect(unveiled_at({ step: 0, of: 6 })).toEqual({ division: 0, shown_from: 4 });
    expect(unveiled_at({ step: 1, of: 6 })).toEqual({ division: 0, shown_from: 3 });
    expect(unveiled_at({ step: 3, of: 6 })).toEqual({ division: 0, shown_from: 1 });
    expect(unveiled_at({ step: 4, of: 6 })).toEqual({ division: 1, shown_from: 3 });
    expect(unveiled_at({ step: 6, of: 6 })).toBeNull();
    expect(unveiled_at(null)).toBeNull();
  });

  it('passes over the places that a tie left out', () => {
    expect(next_unveiling(boards, 0, 6)).toEqual({ step: 1, division: 'main', place: 3 });
    expect(next_unveiling(boards, 3, 6)).toEqual({ step: 4, division: 'audience', place: 3 });
    expect(next_unveiling(boards, 4, 6)).toEqual({ step: 6, division: 'audience', place: 1 });
    expect(next_unveiling(boards, 6, 6)).toBeNull();
  });

  it('ends where nobody is left to be shown', () => {
    const nobody = [a_board([a_row({ points: 0 })])];
    expect(next_unveiling(nobody, 0, 3)).toEqual({ step: 3, division: '', place: null });
  });
});
