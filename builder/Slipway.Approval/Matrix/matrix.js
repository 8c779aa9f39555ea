'use strict';
// Only comfort: without this the page filters and opens its reasons all the same.
{
  const table = document.querySelector('.matrix');
  const status = document.querySelector('#status');
  const groups = [...table.tBodies];
  const field = document.createElement('label');
  field.className = 'field';
  field.innerHTML = 'Find a plugin<input type="search" autocomplete="off">';
  document.querySelector('.filters').append(field);
  const search = field.querySelector('input');

  function tell() {
    const shown = groups.flatMap(group => [...group.rows]).filter(row => !row.classList.contains('g') && row.getClientRects().length > 0).length;
    status.textContent = shown + (shown === 1 ? ' row' : ' rows') + ' shown';
  }
  search.addEventListener('input', () => {
    const wanted = search.value.trim().toLowerCase();
    for (const group of groups) group.hidden = !group.textContent.toLowerCase().includes(wanted);
    tell();
  });
  document.querySelector('.filters').addEventListener('change', tell);

  // A reason is shared by many cells: say which one asked.
  let asked = null;
  table.addEventListener('click', event => {
    const link = event.target.closest('td > a[href^="#"]');
    if (!link) return;
    asked = link;
    const why = document.querySelector(link.getAttribute('href'));
    const cell = link.parentElement, row = cell.parentElement;
    const plugin = row.parentElement.querySelector('.g th').firstChild.textContent.trim();
    why.querySelector('.at').textContent = plugin + ' ' + row.cells[0].textContent + ' on server ' + table.tHead.rows[0].cells[cell.cellIndex].textContent;
    setTimeout(() => why.focus(), 0);
  });
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !document.querySelector('.why:target')) return;
    location.hash = '#matrix';
    if (asked) asked.focus();
  });
  tell();
}
