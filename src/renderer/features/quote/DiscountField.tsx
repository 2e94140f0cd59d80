import { TextInput } from '@mantine/core';
import type { Discount } from '../../../shared/contract/quote';
import { TypedField } from '../../components/fields/TypedField';
import { useFaultAt, useMarks } from './quote-context';
import { quoteDraft } from './quote-draft';
import { readSize, sizeText } from './quote-readings';

type DiscountFieldProps = {
  readonly label: string;
  /** Where the quote's faults name it. */
  readonly path: string;
  readonly discount: Discount | null;
  readonly onDiscount: (discount: Discount | null) => void;
};

/** "10 %" or an amount, and why it is given; empty is none. */
export function DiscountField({ label, path, discount, onDiscount }: DiscountFieldProps) {
  const { locale, marks, places } = useMarks();
  const missing = useFaultAt(`${path}.reason`);
  const tooLarge = useFaultAt(`${path}.amount`);
  return (
    <div className="quote-discount">
      <TypedField
        label={label}
        hideLabel
        align="end"
        placeholder="10 % or 50"
        shown={sizeText(discount, locale)}
        read={(text) => readSize(text, marks, places)}
        onKeep={(size) =>
          onDiscount(size === undefined ? null : { ...size, reason: discount?.reason ?? '' })
        }
      />
      {discount === null ? (
        <span className="caption quote-discount__none">no discount</span>
      ) : (
        <TextInput
          aria-label={`${label}: reason`}
          placeholder="Reason"
          value={discount.reason}
          maxLength={200}
          error={missing}
          onBlur={quoteDraft.seal}
          onChange={(event) => onDiscount({ ...discount, reason: event.currentTarget.value })}
        />
      )}
      {tooLarge === undefined ? null : <p className="quote-form__fault">{tooLarge}</p>}
    </div>
  );
}
