// Files made of what a view shows.
import { STANDINGS } from './words.js';

function escape(text) {
  // Signs that XML cannot hold are left out.
  // eslint-disable-next-line no-control-regex
  return String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A network for Gephi: GEXF 1.2draft with the places of the drawing. */
export function gexf(nodes, edges) {
  const attribute = (id, title, type) => `<attribute id="${id}" title="${title}" type="${type}"/>`;
  const value = (id, text) => (text === '' ? '' : `<attvalue for="${id}" value="${escape(text)}"/>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">',
    '<meta><creator>Newsgraph</creator></meta>',
    '<graph mode="static" defaultedgetype="undirected">',
    `<attributes class="node">${attribute(0, 'unnamed', 'boolean')}</attributes>`,
    `<attributes class="edge">${attribute(0, 'told', 'string')}${attribute(1, 'kinds', 'string')}${attribute(2, 'first', 'string')}${attribute(3, 'last', 'string')}</attributes>`,
    '<nodes>',
    ...nodes.map((node) => `<node id="${escape(node.id)}" label="${escape(node.name)}"><attvalues>${value(0, node.unnamed)}</attvalues><viz:position x="${node.x}" y="${-node.y}" z="0"/></node>`),
    '</nodes>',
    '<edges>',
    ...edges.map(
      (edge, i) =>
        `<edge id="${i}" source="${escape(edge.one)}" target="${escape(edge.other)}" weight="${edge.events}" label="${escape(edge.told)}"><attvalues>${value(0, edge.told)}${value(1, edge.kinds.join(' '))}${value(2, edge.first)}${value(3, edge.last)}</attvalues></edge>`,
    ),
    '</edges>',
    '</graph>',
    '</gexf>',
    '',
  ].join('\n');
}

/** A picture of a network: what is no fact is dashed, each in its way. */
export function networkSvg(nodes, edges, colours) {
  const xs = nodes.map((node) => node.x);
  const ys = nodes.map((node) => node.y);
  const margin = 120;
  const left = Math.min(...xs) - margin;
  const top = Math.min(...ys) - margin;
  const width = Math.max(...xs) - left + margin;
  const height = Math.max(...ys) - top + margin;
  const at = new Map(nodes.map((node) => [node.id, node]));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${Math.round(width)}" height="${Math.round(height)}" font-family="sans-serif" font-size="13">`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${escape(colours.paper)}"/>`,
    ...edges.map((edge) => {
      const [a, b] = [at.get(edge.one), at.get(edge.other)];
      const dash = edge.told === 'fact' ? '' : ` stroke-dasharray="${STANDINGS[edge.told].dashes.join(' ')}"`;
      return `<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}" stroke="${escape(edge.told === 'fact' ? colours.quiet : colours.claim)}" stroke-width="${1 + Math.min(3, Math.log2(edge.events))}"${dash}><title>${escape(`${a.name}, ${b.name}: ${edge.told}, ${edge.events}`)}</title></line>`;
    }),
    ...nodes.map((node) => `<circle cx="${node.x}" cy="${node.y}" r="${node.start ? 8 : 5}" fill="${escape(node.start ? colours.accent : colours.ink)}"/>`),
    ...nodes.map((node) => `<text x="${node.x}" y="${node.y + 22}" text-anchor="middle" fill="${escape(colours.ink)}" stroke="${escape(colours.paper)}" stroke-width="3" paint-order="stroke">${escape(node.name.length > 42 ? node.name.slice(0, 40) + '…' : node.name)}</text>`),
    '</svg>',
    '',
  ].join('\n');
}

/** A picture as PNG, of twice its size in pixels, 4,000 at most. */
export async function pngOf(svg) {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = Math.min(2, 4000 / Math.max(image.width, image.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'));
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** An SVG element of the page as a file of its own: its styles are written into it. */
export function standalone(svg) {
  const copy = svg.cloneNode(true);
  const originals = [svg, ...svg.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  originals.forEach((original, i) => {
    const style = getComputedStyle(original);
    for (const name of ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-size', 'font-family', 'fill-opacity']) {
      copies[i].setAttribute(name, style.getPropertyValue(name));
    }
    copies[i].removeAttribute('class');
    copies[i].removeAttribute('tabindex');
  });
  const box = svg.getBoundingClientRect();
  copy.setAttribute('width', String(Math.round(box.width)));
  copy.setAttribute('height', String(Math.round(box.height)));
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return new XMLSerializer().serializeToString(copy) + '\n';
}
