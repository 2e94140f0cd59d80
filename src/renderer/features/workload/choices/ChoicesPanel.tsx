import type { Work } from '../use-work';
import { AccountSection } from './AccountSection';
import { LimitsSection, SeatsSection } from './AccountSwitches';
import { CasesSection } from './CasesSection';
import { ChangesSection } from './ChangesSection';
import { EnteredSection } from './EnteredSection';
import { HorizonSection, NotesSection } from './HorizonSection';
import { NeedsSection } from './NeedsSection';
import { AutoTopUpSection, PacksSection } from './PacksSection';
import { ReadingsSection } from './ReadingsSection';

/** All that is chosen for the scenario beside its work; sections that the price book does not know stay away. */
export function ChoicesPanel({ work }: { readonly work: Work }) {
  return (
    <>
      <HorizonSection work={work} />
      <PacksSection work={work} />
      <AutoTopUpSection work={work} />
      <LimitsSection work={work} />
      <SeatsSection work={work} />
      <EnteredSection work={work} />
      <NeedsSection work={work} />
      <CasesSection work={work} />
      <ChangesSection work={work} />
      <AccountSection work={work} />
      <ReadingsSection work={work} />
      <NotesSection work={work} />
    </>
  );
}
