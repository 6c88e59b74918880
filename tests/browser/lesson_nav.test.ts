import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { SpotlightLessonNav } from '../../web/components/lesson_nav/lesson_nav.ts';
import { allInside, axeViolations, change, inside, mount, press, textOf } from './helpers.ts';

const lessons = [
  { href: '#/spotlight', name: 'Spotlight', title: 'The spotlight', done: true },
  { href: '#/heads', name: 'Heads', title: 'Many heads at once', done: false },
  { href: '#/kinds', name: 'Kinds', title: 'Kinds of attention', done: false },
];

async function navOf(properties: Partial<SpotlightLessonNav> = {}): Promise<SpotlightLessonNav> {
  const nav = await mount(SpotlightLessonNav, { lessons, current: 1, ...properties });
  // The page of the tests stays where it is.
  nav.addEventListener('click', (event) => {
    event.preventDefault();
  });
  return nav;
}

/** What can be seen of these elements. */
function seen(nav: SpotlightLessonNav, selector: string): HTMLElement[] {
  return allInside(nav, selector).filter((element) => element.checkVisibility());
}

function currentIn(nav: SpotlightLessonNav, list: string): string[] {
  return allInside(nav, `${list} [aria-current=page]`).map(textOf);
}

async function narrow(): Promise<void> {
  await page.viewport(600, 900);
}

afterEach(async () => {
  await page.viewport(1280, 900);
});

describe('the way through the lessons', () => {
  it('has no accessibility faults, light and dark, wide and narrow', async () => {
    const nav = await navOf();
    expect(await axeViolations(nav)).toEqual([]);
    await narrow();
    expect(await axeViolations(nav)).toEqual([]);
    await change(nav, { open: true, current: 0 });
    expect(await axeViolations(nav)).toEqual([]);
  });

  it('marks the lesson that is open, and no other', async () => {
    const nav = await navOf();
    expect(currentIn(nav, '.links')).toEqual(['Heads']);
    expect(currentIn(nav, '.list')).toEqual(['2Many heads at once']);
    await change(nav, { current: 2 });
    expect(currentIn(nav, '.links')).toEqual(['Kinds']);
    expect(currentIn(nav, '.list')).toEqual(['3Kinds of attention']);
  });

  it('has its links in one line, or else the list, whatever the width and the text size', async () => {
    const nine = ['Spotlight', 'Step by step', 'Why √d', 'Causal mask', 'Many heads', 'Train it']
      .concat('Cost', 'Pitfalls', 'Cheat sheet')
      .map((name) => ({ href: '#/', name, title: name, done: false }));
    const nav = await navOf({ lessons: nine });
    for (const [width, size, isWide] of [
      [1200, '', false],
      [1280, '', true],
      [1280, '125%', false],
      [1920, '', true],
      [1920, '150%', false],
    ] as const) {
      await page.viewport(width, 900);
      document.documentElement.style.fontSize = size;
      const links = seen(nav, '.links a');
      expect(links).toHaveLength(isWide ? 9 : 0);
      expect(seen(nav, '.menu-button')).toHaveLength(isWide ? 0 : 1);
      for (const link of links) expect(link.offsetHeight).toBe(60);
    }
    document.documentElement.style.fontSize = '';
  });

  it('says in the list which lessons are done, and how many', async () => {
    await narrow();
    const nav = await navOf({ open: true });
    expect(allInside(nav, '.list a').map(textOf)).toEqual([
      '1The spotlight, done',
      '2Many heads at once',
      '3Kinds of attention',
    ]);
    expect(textOf(inside(nav, '.progress'))).toBe('1 of 3 done');
  });

  it('is only a name where there is one lesson', async () => {
    const nav = await navOf({ lessons: lessons.slice(0, 1), current: 0 });
    expect(seen(nav, 'a').map(textOf)).toEqual(['Spotlight']);
    expect(allInside(nav, 'nav, button')).toEqual([]);
    await narrow();
    expect(seen(nav, 'a').map(textOf)).toEqual(['Spotlight']);
  });
});

describe('on a wide page', () => {
  it('all lessons are links in a line', async () => {
    const nav = await navOf();
    const links = seen(nav, '.links a');
    expect(links.map(textOf)).toEqual(['Spotlight', 'Heads', 'Kinds']);
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '#/spotlight',
      '#/heads',
      '#/kinds',
    ]);
    expect(new Set(links.map((link) => link.getBoundingClientRect().top)).size).toBe(1);
    expect(seen(nav, '.narrow, .menu')).toEqual([]);
  });

  it('an open list is not in the way', async () => {
    const nav = await navOf({ open: true });
    expect(seen(nav, '.menu')).toEqual([]);
  });
});

describe('on a narrow page', () => {
  it('one button names the lesson, instead of the links', async () => {
    await narrow();
    const nav = await navOf();
    expect(seen(nav, '.links a, .brand')).toEqual([]);
    await expect
      .element(page.getByRole('button', { name: '2 Heads of 3', exact: true }))
      .toBeVisible();
  });

  it('the button opens and closes the list', async () => {
    await narrow();
    const nav = await navOf();
    const button = inside(nav, '.menu-button');
    expect(button.ariaExpanded).toBe('false');
    expect(seen(nav, '.list a')).toEqual([]);
    button.focus();
    await press('Enter');
    expect(button.ariaExpanded).toBe('true');
    expect(seen(nav, '.list a').map((link) => link.getAttribute('href'))).toEqual(
      lessons.map(({ href }) => href),
    );
    await userEvent.click(button);
    expect(button.ariaExpanded).toBe('false');
    expect(seen(nav, '.list a')).toEqual([]);
  });

  it('a choice closes the list', async () => {
    await narrow();
    const nav = await navOf({ open: true });
    await userEvent.click(page.getByRole('link', { name: '3 Kinds of attention' }));
    expect(seen(nav, '.list a')).toEqual([]);
    expect(inside(nav, '.menu-button').ariaExpanded).toBe('false');
  });

  it.each<[number, ...[label: string, href: string | null][]]>([
    [0, ['No previous lesson', null], ['Next: Many heads at once', '#/heads']],
    [1, ['Previous: The spotlight', '#/spotlight'], ['Next: Kinds of attention', '#/kinds']],
    [2, ['Previous: Many heads at once', '#/heads'], ['No next lesson', null]],
  ])(
    'arrows lead on and back from lesson %i, and nowhere at the ends',
    async (current, ...ways) => {
      await narrow();
      const nav = await navOf({ current });
      const arrows = seen(nav, '.arrow');
      expect(arrows.map((arrow) => [arrow.ariaLabel, arrow.getAttribute('href')])).toEqual(ways);
      expect(arrows.map(({ ariaDisabled }) => ariaDisabled)).toEqual(
        ways.map(([, href]) => (href === null ? 'true' : null)),
      );
    },
  );
});
