// A field for the name of an entity, with suggestions: a combobox as WAI-ARIA describes it.
import { Asker } from './api.js';
import { h } from './dom.js';
import { entityKind } from './words.js';

let number = 0;

/**
 * @param options label; name of the field; value (shown); kinds (starts of ids to suggest, all if not
 *     given); choose(entity) when one is chosen; submit(text) when the text itself is entered
 */
export function picker(options) {
  const id = `pick-${++number}`;
  let found = [];
  let at = -1;
  let asked;
  let chosen;

  const list = h('ul', { id: id + '-list', role: 'listbox', 'aria-label': 'Suggestions', class: 'suggestions', hidden: true });
  const input = h('input', {
    id,
    name: options.name,
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    maxlength: 200,
    placeholder: options.placeholder,
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': id + '-list',
    value: options.value ?? '',
    oninput: () => {
      chosen = undefined;
      suggest();
    },
    onfocus: () => input.value && !chosen && suggest(),
    onblur: () => setTimeout(close, 150),
    onkeydown: key,
  });

  function close() {
    list.hidden = true;
    at = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  async function suggest() {
    asked?.abort();
    asked = new AbortController();
    const text = input.value.trim();
    if (!text) {
      close();
      return;
    }
    try {
      const entities = await new Asker(asked.signal).suggestions(text, 30);
      if (document.activeElement !== input) return;
      found = entities.filter((one) => !options.kinds || options.kinds.includes(entityKind(one.iri))).slice(0, 8);
      list.replaceChildren(
        ...found.map((one, i) =>
          h(
            'li',
            {
              id: `${id}-${i}`,
              role: 'option',
              'aria-selected': 'false',
              onmousedown: (event) => {
                event.preventDefault();
                choose(one);
              },
            },
            h('span', {}, one.name),
            h('span', { class: 'quiet' }, `${entityKind(one.iri)}, ${one.articles} article${one.articles === 1 ? '' : 's'}`),
          ),
        ),
      );
      at = -1;
      list.hidden = found.length === 0;
      input.setAttribute('aria-expanded', String(found.length > 0));
    } catch (e) {
      if (e.name !== 'AbortError') close();
    }
  }

  function move(by) {
    if (found.length === 0 || list.hidden) return;
    list.children[at]?.setAttribute('aria-selected', 'false');
    at = (at + by + found.length) % found.length;
    list.children[at].setAttribute('aria-selected', 'true');
    list.children[at].scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', `${id}-${at}`);
  }

  function choose(one) {
    chosen = one;
    input.value = one.name;
    close();
    options.choose?.(one);
  }

  function key(event) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) suggest();
      else move(event.key === 'ArrowDown' ? 1 : at < 0 ? 0 : -1);
    } else if (event.key === 'Escape') {
      if (!list.hidden) event.preventDefault();
      close();
    } else if (event.key === 'Enter') {
      if (at >= 0 && !list.hidden) {
        event.preventDefault();
        choose(found[at]);
      } else if (options.submit) {
        event.preventDefault();
        close();
        options.submit(input.value.trim());
      }
    }
  }

  const element = h('div', { class: 'pick' }, h('label', { for: id, class: options.hideLabel ? 'hidden' : undefined }, options.label), h('div', { class: 'field' }, input, list));
  return {
    element,
    input,
    /** IRI of what was chosen, else the text. */
    value: () => chosen?.iri ?? (input.value.trim() === (options.value ?? '') && options.iri ? options.iri : input.value.trim()),
  };
}
