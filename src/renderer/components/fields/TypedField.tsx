import { TextInput } from '@mantine/core';
import { useState } from 'react';

export type Typed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

type TypedFieldProps<T> = {
  readonly label: string;
  readonly description?: string | undefined;
  readonly placeholder?: string | undefined;
  /** As it stands in the field when nobody types. */
  readonly shown: string;
  readonly read: (text: string) => Typed<T>;
  /** While typing, with what was understood; undefined when that ends. */
  readonly onPreview?: ((value: T | undefined) => void) | undefined;
  readonly onKeep: (value: T) => void;
  readonly hideLabel?: boolean;
  readonly align?: 'start' | 'end';
};

/** A field that keeps what it understands when it is left or on Enter, and says why it does not. */
export function TypedField<T>(props: TypedFieldProps<T>) {
  const { label, shown, read, onPreview, onKeep } = props;
  const [text, setText] = useState<string | undefined>();
  const reading = text === undefined ? undefined : read(text);
  const finish = (): void => {
    if (text === undefined) return;
    if (text === shown) {
      setText(undefined);
      onPreview?.(undefined);
    } else if (reading?.ok === true) {
      setText(undefined);
      onKeep(reading.value);
    } else onPreview?.(undefined);
  };
  return (
    <TextInput
      {...(props.hideLabel === true ? { 'aria-label': label } : { label })}
      description={props.description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={props.placeholder ?? ''}
      error={reading?.ok === false ? reading.problem : undefined}
      value={text ?? shown}
      {...(text === undefined ? { 'data-kept': '' } : {})}
      autoComplete="off"
      styles={{ input: { textAlign: props.align ?? 'start' } }}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        const read1 = read(next);
        onPreview?.(read1.ok ? read1.value : undefined);
      }}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish();
        if (event.key !== 'Escape' || text === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        setText(undefined);
        onPreview?.(undefined);
      }}
    />
  );
}
