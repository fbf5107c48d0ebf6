// Dashed lines for what is only told, on the graphics card: so that it shows without colour too.
import { EdgeRectangleProgram } from 'sigma/rendering';

/** Puts a piece of shader before the body of its main function, or first into it. */
function into(source, declarations, statements) {
  const main = /void main\s*\(\s*(?:void)?\s*\)\s*\{/;
  if (!main.test(source)) throw new Error('the shader of sigma has no main function');
  return source.replace(main, (start) => `${declarations}\n${start}\n${statements}\n`);
}

/**
 * Straight lines as sigma draws them, but for gaps; the gaps can be clicked.
 *
 * @param dashes lengths of a dash, a gap, a dash and a gap, in pixels of the page
 */
export function dashed(dashes) {
  return class extends EdgeRectangleProgram {
    getDefinition() {
      const definition = super.getDefinition();
      return {
        ...definition,
        UNIFORMS: [...definition.UNIFORMS, 'u_screen', 'u_dashes'],
        VERTEX_SHADER_SOURCE: into(
          definition.VERTEX_SHADER_SOURCE,
          'uniform vec2 u_screen;\nvarying float v_along;',
          '  v_along = a_positionCoef * length((u_matrix * vec3(a_positionEnd - a_positionStart, 0.0)).xy * u_screen * 0.5);',
        ),
        FRAGMENT_SHADER_SOURCE: into(
          definition.FRAGMENT_SHADER_SOURCE,
          'uniform vec4 u_dashes;\nvarying float v_along;',
          `#ifndef PICKING_MODE
  float at = mod(v_along, u_dashes.x + u_dashes.y + u_dashes.z + u_dashes.w);
  float second = u_dashes.x + u_dashes.y;
  if ((at > u_dashes.x && at < second) || at > second + u_dashes.z) discard;
#endif`,
        ),
      };
    }

    setUniforms(params, info) {
      super.setUniforms(params, info);
      const { gl, uniformLocations } = info;
      gl.uniform2f(uniformLocations.u_screen, params.width * params.pixelRatio, params.height * params.pixelRatio);
      gl.uniform4f(uniformLocations.u_dashes, ...dashes.map((length) => length * params.pixelRatio));
    }
  };
}
