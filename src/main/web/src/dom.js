// Makes elements. What comes from articles only ever becomes text or the value of an attribute that
// runs nothing: there is no way to hand markup in.

const PROPERTIES = new Set(['value', 'checked', 'disabled', 'open', 'selected', 'required', 'htmlFor', 'className']);
const SVG = 'http://www.w3.org/2000/svg';

/** Only links within the page, to this server, or to the web: never a script. */
export function safeLink(url) {
  const text = String(url);
  if (text.startsWith('#') || /^\/(?!\/)/.test(text)) return text;
  return /^https?:\/\//i.test(text) ? text : undefined;
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'href') {
      const link = safeLink(value);
      if (link !== undefined) element.setAttribute('href', link);
    } else if (PROPERTIES.has(name)) element[name] = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/** An HTML element; `class`, `href` and so on as attributes, `onclick` and so on as functions. */
export function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** An SVG element. */
export function s(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** Says something to screen readers. */
export function announce(text) {
  document.getElementById('status').textContent = text;
}

export function plural(count, one, many = one + 's') {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
