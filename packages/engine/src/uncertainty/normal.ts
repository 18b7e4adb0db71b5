import { ln } from './elementary.ts';

/**
 * Finds the standard normal value below which the share `u` of all values lies: 0.9 is at 1.2815515655446.
 *
 * Algorithm AS 241 (PPND16), accurate to about 1 part in 10^16: M. J. Wichura, "The Percentage Points of the
 * Normal Distribution", Applied Statistics 37 (1988) 477-484; the same that R's `qnorm` uses. Its coefficients
 * are written here as the doubles nearest to the published ones.
 */
export function standardNormal(u: number): number {
  if (!(u > 0 && u < 1)) throw new Error(`a share must lie between 0 and 1, and ${u} does not`);
  const q = u - 0.5;
  if (q >= -CENTRE && q <= CENTRE) return centre(q);
  const r = Math.sqrt(-ln(q < 0 ? u : 1 - u));
  const distance = r <= FAR ? tail(r - 1.6) : farTail(r - FAR);
  return q < 0 ? -distance : distance;
}

/** The share is within 0.425 of one half. */
function centre(q: number): number {
  const r = CENTRE * CENTRE - q * q;
  const numerator =
    3.3871328727963665 +
    r *
      (133.14166789178438 +
        r *
          (1971.5909503065513 +
            r *
              (13731.69376550946 +
                r *
                  (45921.95393154987 +
                    r * (67265.7709270087 + r * (33430.57558358813 + r * 2509.0809287301227))))));
  const denominator =
    1 +
    r *
      (42.31333070160091 +
        r *
          (687.1870074920579 +
            r *
              (5394.196021424751 +
                r *
                  (21213.794301586597 +
                    r * (39307.89580009271 + r * (28729.085735721943 + r * 5226.495278852854))))));
  return (q * numerator) / denominator;
}

/** The share is beyond that, yet at least e^-25 from 0 and from 1. */
function tail(t: number): number {
  const numerator =
    1.4234371107496835 +
    t *
      (4.630337846156546 +
        t *
          (5.769497221460691 +
            t *
              (3.6478483247632045 +
                t *
                  (1.2704582524523684 +
                    t * (0.2417807251774506 + t * (0.022723844989269184 + t * 0.0007745450142783414))))));
  const denominator =
    1 +
    t *
      (2.053191626637759 +
        t *
          (1.6763848301838038 +
            t *
              (0.6897673349851 +
                t *
                  (0.14810397642748008 +
                    t * (0.015198666563616457 + t * (0.0005475938084995345 + t * 1.0507500716444169e-9))))));
  return numerator / denominator;
}

function farTail(t: number): number {
  const numerator =
    6.657904643501103 +
    t *
      (5.463784911164114 +
        t *
          (1.7848265399172913 +
            t *
              (0.29656057182850487 +
                t *
                  (0.026532189526576124 +
                    t *
                      (0.0012426609473880784 + t * (0.000027115555687434876 + t * 2.0103343992922881e-7))))));
  const denominator =
    1 +
    t *
      (0.599832206555888 +
        t *
          (0.1369298809227358 +
            t *
              (0.014875361290850615 +
                t *
                  (0.0007868691311456133 +
                    t *
                      (0.000018463183175100548 + t * (1.421511758316446e-7 + t * 2.0442631033899397e-15))))));
  return numerator / denominator;
}

const CENTRE = 0.425;
const FAR = 5;
