import { describe, expect, it } from 'vitest';

import { SpotlightScoreTrack } from '../../web/components/score_track/score_track.ts';
import { allInside, axeViolations, inside, mount } from './helpers.ts';

const marks = [
  { name: 'untrained', score: 0.2 },
  { name: 'shuffled word order', score: 0.4 },
];

/** Where the middle of something stands on the track, 0 to 1. */
function places(track: SpotlightScoreTrack, selector: string): number[] {
  const line = inside(track, '.track').getBoundingClientRect();
  return allInside(track, selector).map((part) => {
    const { left, width } = part.getBoundingClientRect();
    return (left + width / 2 - line.left) / line.width;
  });
}

describe('a score on its track', () => {
  it('has no accessibility faults, light and dark', async () => {
    const track = await mount(SpotlightScoreTrack, { score: 0.92, marks });
    expect(await axeViolations(track)).toEqual([]);
  });

  it('stands where it is, and so do the scores to compare it with', async () => {
    const track = await mount(SpotlightScoreTrack, { score: 0.92, marks });
    expect(places(track, '.dot')[0]).toBeCloseTo(0.92, 2);
    const [first, second] = places(track, '.tick');
    expect(first).toBeCloseTo(0.2, 2);
    expect(second).toBeCloseTo(0.4, 2);
  });

  it('tells the ticks apart by their height', async () => {
    const track = await mount(SpotlightScoreTrack, { score: 0.92, marks });
    const [untrained, shuffled] = allInside(track, '.tick').map(({ offsetHeight }) => offsetHeight);
    expect(shuffled).toBeGreaterThan(untrained!);
  });

  it('says all its numbers', async () => {
    const track = await mount(SpotlightScoreTrack, { score: 0.92, marks });
    expect(inside(track, '[role=img]').ariaLabel).toBe(
      'score 0.92, untrained 0.20, shuffled word order 0.40',
    );
  });

  it('is empty without a score', async () => {
    const track = await mount(SpotlightScoreTrack);
    expect(allInside(track, '.dot')).toEqual([]);
    expect(inside(track, '[role=img]').ariaLabel).toBe('no score');
  });
});
