namespace Slipway.Testing;

/// <summary>The script that looks at the pages in the frames of its own, and leaves what is wrong in the title.</summary>
internal static class PageLook
{
    public const string Script = """
        const channels = text => { const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number); return [r, g, b, a]; };
        const over = (top, below) => [0, 1, 2].map(at => top[at] * top[3] + below[at] * (1 - top[3])).concat(1);
        const light = colour => colour.slice(0, 3).map(part => part / 255).map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
          .reduce((sum, part, at) => sum + part * [.2126, .7152, .0722][at], 0);
        const contrast = (one, other) => { const [high, low] = [light(one), light(other)].sort((a, b) => b - a); return (high + .05) / (low + .05); };

        function lookAt(frame) {
          const page = frame.contentDocument, view = frame.contentWindow, wrong = [];
          const style = element => view.getComputedStyle(element);
          const isSeen = element => element.getClientRects().length > 0 && style(element).visibility === 'visible';
          const all = selector => [...page.querySelectorAll(selector)].filter(isSeen);
          const name = element => `${element.tagName.toLowerCase()}${element.className ? '.' + element.className : ''} "${element.textContent.trim().slice(0, 30)}"`;
          const back = element => element ? over(channels(style(element).backgroundColor), back(element.parentElement)) : style(page.documentElement).colorScheme.includes('dark') && view.matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18, 1] : [255, 255, 255, 1];

          if (page.documentElement.scrollWidth > frame.clientWidth) wrong.push(`${page.documentElement.scrollWidth} pixels wide`);
          for (const element of all('body *')) {
            if (![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
            const size = parseFloat(style(element).fontSize), large = size >= 24 || (size >= 18.66 && style(element).fontWeight >= 700);
            const ratio = contrast(over(channels(style(element).color), back(element)), back(element));
            if (ratio < (large ? 3 : 4.5)) wrong.push(`too faint, ${ratio.toFixed(1)}: ${name(element)}`);
            if (size < 11) wrong.push(`too small, ${size}: ${name(element)}`);
          }

          for (const link of all('a[href^="#"]')) if (!page.getElementById(decodeURIComponent(link.hash.slice(1)))) wrong.push(`leads nowhere: ${name(link)}`);
          for (const head of all('th')) if (!head.scope) wrong.push(`of what is it the head: ${name(head)}`);
          for (const box of all('*')) if (/auto|scroll/.test(style(box).overflowX) && box.scrollWidth > box.clientWidth && box.tabIndex < 0) wrong.push(`scrolls by mouse only: ${name(box)}`);
          const levels = all('h1,h2,h3,h4').map(heading => +heading.tagName[1]);
          if (levels[0] !== 1 || levels.filter(level => level === 1).length !== 1 || levels.some((level, at) => at && level > levels[at - 1] + 1)) wrong.push(`headings ${levels.join('')}`);
          if (!page.documentElement.lang || !page.title) wrong.push('no language or no title');
          for (const loaded of view.performance.getEntriesByType('resource')) wrong.push(`loads ${loaded.name}`);
          return wrong.map(problem => `${frame.width} wide: ${problem}`);
        }

        addEventListener('load', () => document.title = JSON.stringify([...document.querySelectorAll('iframe')].flatMap(lookAt)));
        """;
}
