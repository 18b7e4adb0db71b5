import { type Ratio, toDecimal } from '@tollkeeper/pricing';

/** Writes a value so that it differs from its bound, a share in percent; beyond what people count, as a power of ten. */
export function valueText(value: Ratio, measure: 'share' | 'number'): string {
  const percent = measure === 'share';
  const shown = percent ? { ...value, numerator: value.numerator * 100n } : value;
  const unit = percent ? '%' : '';
  const [integer = '', fraction] = toDecimal(shown, PLACES).split('.');
  const digits = integer.replace('-', '');
  if (digits.length > LONGEST_WRITTEN_OUT) {
    const leading = digits
      .slice(0, 3)
      .replace(/^(\d)(\d\d)$/, '$1.$2')
      .replace(/\.?0+$/, '');
    return `${integer.startsWith('-') ? '-' : ''}${leading}e${digits.length - 1}${unit}`;
  }
  const grouped = integer.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${grouped}${fraction === undefined ? '' : `.${fraction}`}${unit}`;
}

/** Enough to tell 1e-9 from nothing and 1.000000001 from one. */
const PLACES = 15;

/** Beyond this many digits nobody counts zeros: a power of ten reads better. */
const LONGEST_WRITTEN_OUT = 16;
