import { Button, ColorInput, FileButton, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { badInput, type TierwiseError } from '../../../shared/errors';
import { ErrorPanel } from '../../components/ErrorPanel';
import { useTRPCClient } from '../../trpc/client';
import { useFaultAt, useQuoteFacts } from './quote-context';
import { quoteDraft, setQuotePart } from './quote-draft';

/** Who gets the quote and who sends it. The sender stays from quote to quote. */
export function PartiesFields() {
  return (
    <>
      <CustomerFields />
      <SenderFields />
    </>
  );
}

type PartFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onType: (value: string) => void;
};

/** One line about a party; a step of undo lasts until the field is left. */
function LineField({ onType, ...props }: PartFieldProps) {
  return (
    <TextInput
      {...props}
      maxLength={200}
      onBlur={quoteDraft.seal}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}

/** The same over several lines. */
function LinesField({ onType, ...props }: PartFieldProps) {
  return (
    <Textarea
      {...props}
      autosize
      minRows={2}
      maxRows={6}
      maxLength={4000}
      onBlur={quoteDraft.seal}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}

function CustomerFields() {
  const { customer } = useQuoteFacts().content;
  const fault = useFaultAt('customer.name');
  const { name, contact, address, reference } = customer;
  const set = (part: Partial<typeof customer>): void =>
    setQuotePart('Set customer', 'customer', part);
  return (
    <fieldset className="quote-form__group">
      <legend>Customer</legend>
      <LineField label="Name" value={name} error={fault} onType={(to) => set({ name: to })} />
      <LineField label="Contact" value={contact} onType={(to) => set({ contact: to })} />
      <LinesField label="Address" value={address} onType={(to) => set({ address: to })} />
      <LineField
        label="Their reference"
        value={reference}
        onType={(to) => set({ reference: to })}
      />
    </fieldset>
  );
}

function SenderFields() {
  const { sender } = useQuoteFacts().content;
  const fault = useFaultAt('sender.name');
  const { name, contact, address, colour: now } = sender;
  const set = (part: Partial<typeof sender>): void => setQuotePart('Set sender', 'sender', part);
  return (
    <fieldset className="quote-form__group">
      <legend>Sender</legend>
      <LineField label="Name" value={name} error={fault} onType={(to) => set({ name: to })} />
      <LinesField label="Address" value={address} onType={(to) => set({ address: to })} />
      <LineField label="Contact" value={contact} onType={(to) => set({ contact: to })} />
      <LogoField />
      <ColorInput
        label="Colour"
        description="Of headings; darkened on paper where it could not be read."
        format="hex"
        withEyeDropper={false}
        value={now}
        swatches={['#2456c7', '#17703f', '#8a5300', '#b3261e', '#6b4fa3', '#1a1e26']}
        onChange={(colour) => {
          if (/^#[0-9a-f]{6}$/i.test(colour)) set({ colour: colour.toLowerCase() });
        }}
      />
    </fieldset>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x80_00) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x80_00));
  }
  return btoa(text);
}

/** Largest file that is sent to the host, which says what it makes of it; the logo itself may be smaller still. */
const MOST_BYTES = 3 * 1024 * 1024;

const tooLarge = ({ size }: File): TierwiseError =>
  badInput([
    {
      code: 'logo_too_large',
      path: 'sender.logo',
      found: `${size} bytes`,
      allowed: 'at most 524288 bytes',
      remedy: 'Save it smaller.',
    },
  ]);

function LogoField() {
  const { sender } = useQuoteFacts().content;
  const client = useTRPCClient();
  const [failure, setFailure] = useState<{ readonly error: unknown }>();
  const take = async (file: File | null): Promise<void> => {
    if (file === null) return;
    try {
      if (file.size > MOST_BYTES) throw tooLarge(file);
      const { logo, faults } = await client.files.readLogo.query({ base64: await base64Of(file) });
      setFailure(logo === null ? { error: badInput(faults) } : undefined);
      if (logo !== null) setQuotePart('Set logo', 'sender', { logo });
    } catch (error) {
      setFailure({ error });
    }
  };
  const { logo } = sender;
  return (
    <div className="quote-form__logo" role="group" aria-label="Logo">
      <span className="quote-form__label">Logo</span>
      {logo === null ? null : (
        <img alt="The logo" src={`data:${logo.type};base64,${logo.base64}`} />
      )}
      <div className="quote-form__row">
        <FileButton accept="image/png,image/jpeg" onChange={(file) => void take(file)}>
          {(props) => (
            <Button {...props} variant="default" size="compact-sm">
              {logo === null ? 'Choose a picture' : 'Choose another'}
            </Button>
          )}
        </FileButton>
        {logo === null ? (
          <span className="caption">PNG or JPEG, up to 512 KiB and 2,000 pixels a side</span>
        ) : (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => setQuotePart('Remove logo', 'sender', { logo: null })}
          >
            Remove
          </Button>
        )}
      </div>
      {failure === undefined ? null : (
        <ErrorPanel title="The logo stays as it was" error={failure.error} />
      )}
    </div>
  );
}
