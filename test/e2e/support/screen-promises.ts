import type { Page } from 'playwright-core';

/**
 * What docs/screen-promises.md promises of any screen and a page can tell of itself, where it is broken:
 * one line each, with the number of the promise. Looks only, and changes nothing.
 */
export function brokenPromisesOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const broken: string[] = [];
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.closest('.visually-hidden, [aria-hidden="true"]') === null;
    const wordsOf = (element: Element): string =>
      `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}”`;
    const all = (selector: string): Element[] => [...document.querySelectorAll(selector)];

    // 17: figures under each other have digits of one width and stand at the right edge.
    for (const cell of all(
      'td.number, th.number, [data-align="end"], .plan-grid__cell.number',
    ).filter(isSeen)) {
      const { fontVariantNumeric, textAlign } = getComputedStyle(cell);
      if (textAlign !== 'right' && textAlign !== 'end')
        broken.push(`17: ${wordsOf(cell)} is set to the ${textAlign}`);
      if (!fontVariantNumeric.includes('tabular-nums') && cell.matches('td, [role="gridcell"]'))
        broken.push(`17: ${wordsOf(cell)} has digits of several widths`);
    }

    // 18: a minus is U+2212; a hyphen before a digit is part of a date, an id or a word.
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      if (
        /(?:^|[\s(€$£])-[\d€$£.]/u.test(text) &&
        node.parentElement?.closest('style, script, textarea, code') === null
      )
        broken.push(`18: a hyphen for a minus in “${text.trim().slice(0, 60)}”`);
    }

    // 31: what is clicked is 24 × 24 pixels, or its circle of 24 meets no other target; words in a sentence are exempt.
    const targets = all('button, a[href], input, select, [role="slider"], [role="tab"]')
      .filter(isSeen)
      .map((element) => ({
        element,
        box: (element.closest('label') ?? element).getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width > 0 && box.height > 0);
    const small = targets.filter(({ box }) => Math.min(box.width, box.height) < 23.5);
    for (const { element, box } of small) {
      const isInText =
        element.closest('p, li, td, th, dd, [role="gridcell"], [role="columnheader"], label') !==
        null;
      const x = box.left + box.width / 2;
      const y = box.top + box.height / 2;
      const meets = targets.some(({ element: other, box: its }) => {
        if (other === element || other.contains(element) || element.contains(other)) return false;
        const dx = Math.max(its.left - x, 0, x - its.right);
        const dy = Math.max(its.top - y, 0, y - its.bottom);
        return Math.hypot(dx, dy) < 12;
      });
      if (meets && !isInText)
        broken.push(
          `31: ${wordsOf(element)} is ${Math.round(box.width)} × ${Math.round(box.height)}`,
        );
    }

    // 33, 34: a grid is one tab stop and says how large it is and where its rows and cells stand.
    for (const grid of all('[role="grid"]').filter(isSeen)) {
      const name = grid.getAttribute('aria-label') ?? '';
      if (name === '') broken.push('33: a grid without a name');
      const stops = [...grid.querySelectorAll<HTMLElement>('[tabindex="0"]')];
      if (stops.length !== 1) broken.push(`33: grid “${name}” has ${stops.length} tab stops`);
      for (const fact of ['aria-rowcount', 'aria-colcount'])
        if (!grid.hasAttribute(fact)) broken.push(`34: grid “${name}” has no ${fact}`);
      const cells = [...grid.querySelectorAll('[role="gridcell"], [role="columnheader"]')];
      if (cells.some((cell) => !cell.hasAttribute('aria-colindex')))
        broken.push(`34: grid “${name}” has cells without aria-colindex`);
    }

    // 25, 37: a chart takes the focus, has a name and a sentence, a table behind it, and can be copied.
    for (const chart of all('[aria-roledescription="chart"]').filter(isSeen)) {
      const said = (fact: string): string =>
        document.getElementById(chart.getAttribute(fact) ?? '')?.textContent.trim() ?? '';
      const name = said('aria-labelledby');
      if (name === '') broken.push('37: a chart without a name');
      if (!said('aria-describedby').endsWith('.'))
        broken.push(`37: chart “${name}” has no sentence`);
      if (chart.getAttribute('tabindex') !== '0') broken.push(`37: chart “${name}” takes no focus`);
      const actions = [
        ...(chart.closest('.chart')?.querySelectorAll('.chart__actions button') ?? []),
      ];
      for (const word of ['Table', 'Copy'])
        if (!actions.some(({ textContent }) => textContent.trim() === word))
          broken.push(`25: chart “${name}” has no ${word}`);
    }

    // 38: one bar scrolls a screen down, and those of grids and lists within it; never one bar beside the other.
    const scrolls = (element: Element): boolean =>
      /auto|scroll/u.test(getComputedStyle(element).overflowY) &&
      element.scrollHeight > element.clientHeight + 1;
    for (const inner of all('#main *').filter(
      (element) =>
        isSeen(element) && !element.matches('[role="grid"], textarea') && scrolls(element),
    )) {
      const outer = inner.parentElement?.closest('#main, .scenario__view');
      if (outer != null && scrolls(outer))
        broken.push(`38: ${inner.className} scrolls within what scrolls`);
    }

    // 39: what moves is done within 150 ms.
    const longest = (text: string): number =>
      Math.max(
        0,
        ...text
          .split(',')
          .map((part) => Number.parseFloat(part) * (part.trim().endsWith('ms') ? 1 : 1000)),
      );
    for (const element of all('#root *, [data-portal] *')) {
      const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
      const moves = Math.max(
        longest(transitionDuration),
        animationName === 'none' ? 0 : longest(animationDuration),
      );
      if (moves > 150)
        broken.push(`39: ${wordsOf(element)} (${element.className}) moves ${moves} ms`);
    }
    return [...new Set(broken)];
  });
}
