// Dashed lines for what is only told, on the graphics card: so that it shows without colour too.
import { EdgeRectangleProgram } from 'sigma/rendering';

/** Length of a dash with the gap after it, and of the dash alone, in pixels of the page. */
const PERIOD = 9;
const DASH = 5;

/** Puts a piece of shader before the body of its main function, or first into it. */
function into(source, declarations, statements) {
  const main = /void main\s*\(\s*(?:void)?\s*\)\s*\{/;
  if (!main.test(source)) throw new Error('the shader of sigma has no main function');
  return source.replace(main, (start) => `${declarations}\n${start}\n${statements}\n`);
}

/** Straight lines as sigma draws them, but for gaps; the gaps can be clicked. */
export class DashedEdges extends EdgeRectangleProgram {
  getDefinition() {
    const definition = super.getDefinition();
    return {
      ...definition,
      UNIFORMS: [...definition.UNIFORMS, 'u_screen', 'u_dash'],
      VERTEX_SHADER_SOURCE: into(
        definition.VERTEX_SHADER_SOURCE,
        'uniform vec2 u_screen;\nvarying float v_along;',
        '  v_along = a_positionCoef * length((u_matrix * vec3(a_positionEnd - a_positionStart, 0.0)).xy * u_screen * 0.5);',
      ),
      FRAGMENT_SHADER_SOURCE: into(
        definition.FRAGMENT_SHADER_SOURCE,
        'uniform vec2 u_dash;\nvarying float v_along;',
        '#ifndef PICKING_MODE\n  if (mod(v_along, u_dash.x) > u_dash.y) discard;\n#endif',
      ),
    };
  }

  setUniforms(params, info) {
    super.setUniforms(params, info);
    const { gl, uniformLocations } = info;
    gl.uniform2f(uniformLocations.u_screen, params.width * params.pixelRatio, params.height * params.pixelRatio);
    gl.uniform2f(uniformLocations.u_dash, PERIOD * params.pixelRatio, DASH * params.pixelRatio);
  }
}
