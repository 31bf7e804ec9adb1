import { describe, expect, it } from 'vitest';

import { podium_steps, standing_order } from '../src/shared/design/podium_steps';
import { finish_slides, step_time } from '../src/stage/finish_slides';
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
    const [step] = podium_steps(placed(1, 1, 1, 1, 1, 1), 0, 4);
    expect(step).toMatchObject({ place: 1, more: 2 });
    expect(step?.shown.map((row) => row.contestant)).toEqual([1, 2, 3, 4]);
  });

  it('counts those who share the last row’s place without a row of their own', () => {
    expect(podium_steps(placed(1, 1, 1, 1, 1), 40)).toMatchObject([{ place: 1, more: 41 }]);
    expect(podium_steps(placed(1, 2, 3, 4), 40).map((step) => step.more)).toEqual([0, 0, 0]);
  });

  it('is empty before anybody has a place', () => {
    expect(podium_steps([])).toEqual([]);
  });
});

describe('finish_slides', () => {
  it('shows each division’s podium and then its board', () => {
    const boards = [a_board(placed(1, 2, 3, 4, 5), 'main'), a_board(placed(1, 2), 'audience')];
    const slides = finish_slides(boards, 3);
    expect(slides.map((slide) => `${slide.show} ${slide.division} ${slide.rows.length}`)).toEqual([
      'podium main 5',
      'list main 3',
      'list main 2',
      'podium audience 2',
    ]);
  });

  it('brings the winner out last', () => {
    expect(step_time(3)).toBeLessThan(step_time(2));
    expect(step_time(2)).toBeLessThan(step_time(1));
  });
});
