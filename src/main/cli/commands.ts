import type { Command, CommandIo } from './command';

type Run = Command['run'];

/** Loads a command's code when it is called, so that the others cost nothing at start. */
const lazily =
  (load: () => Promise<{ run: Run }>): Run =>
  async (args: readonly string[], io: CommandIo) =>
    (await load()).run(args, io);

const PRICE_BOOK_OPTION =
  '  --price-book FILE  Price with this book instead of the one the scenario names\n';
const JSON_OPTION = '  --json             Print JSON and nothing else\n';
const DATA_OPTION =
  '  --data-dir FOLDER  The data folder; TIERWISE_DATA_DIR or the system’s custom where absent\n';

/** Every command by the words that call it. */
export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  [
    'compare',
    {
      usage: 'compare FILE [--json] [--strict] [--price-book FILE]',
      summary: 'Prices a scenario under every plan, the cheapest that can serve it first.',
      details: `${JSON_OPTION}  --strict           Exit code 1 where no plan can serve the scenario\n${PRICE_BOOK_OPTION}`,
      run: lazily(() => import('./compare')),
    },
  ],
  [
    'simulate',
    {
      usage: 'simulate FILE --plan ID [--ledger] [--json] [--strict] [--price-book FILE]',
      summary: 'Runs one plan day by day: months, invoices, purchases, what stays unserved.',
      details: `  --plan ID          The plan, by its id in the price book\n  --ledger           Every entry of the ledger as well\n${JSON_OPTION}  --strict           Exit code 1 where the plan cannot serve the scenario\n${PRICE_BOOK_OPTION}`,
      run: lazily(() => import('./simulate')),
    },
  ],
  [
    'explain',
    {
      usage:
        'explain FILE --plan ID [--total | --month DATE | --invoice ID | --day DATE | --why | ...]',
      summary: 'Follows a figure to its terms, ledger entries, rules and the pages they come from.',
      details: `  --plan ID          The plan, by its id in the price book
  --total            The total (where nothing else is asked for)
  --month DATE       The month of the horizon that begins on this day
  --invoice ID       An invoice, as simulate names it; with --line N its line N, counted from 1
  --day DATE         The balance at the end of a day; --meter ID and --case ID choose which
  --entry N          An entry of the ledger
  --why              Whether the plan can serve the scenario, and if not, why
  --assumptions      What the result leans on, and what other readings would do to the total
${JSON_OPTION}${PRICE_BOOK_OPTION}`,
      run: lazily(() => import('./explain')),
    },
  ],
  [
    'recommend',
    {
      usage: 'recommend FILE [--plan ID] [--leftovers WORD] [--short-stays] [--json] [--strict]',
      summary: 'The cheapest way to serve a scenario: plan, packs, overage, and changes of plan.',
      details: `  --plan ID          Only this plan; any plan and changes between them where absent
  --leftovers WORD   What bought credits left at the end are worth: worthless, at-price or at-cheapest
  --short-stays      Plans may be taken for some days; else such ways are only told on condition
${JSON_OPTION}  --strict           Exit code 1 where nothing can serve the scenario
${PRICE_BOOK_OPTION}`,
      run: lazily(() => import('./recommend')),
    },
  ],
  [
    'impact',
    {
      usage: 'impact --before BOOK --after BOOK FILE … [--json] [--strict]',
      summary: 'Scenarios under two versions of a price book: who pays more, and by how much.',
      details: `  --before, --after BOOK  A built-in book, ID or ID@VERSION, or a file\n${JSON_OPTION}  --strict           Exit code 1 where a scenario is no longer served\n`,
      run: lazily(() => import('./impact')),
    },
  ],
  [
    'explore ceilings',
    {
      usage: 'explore ceilings FILE --plan ID [--json] [--strict]',
      summary: 'When it runs out, which ceiling of a plan binds, and what lifting it costs.',
      details: `  --plan ID          The plan, by its id in the price book\n${JSON_OPTION}  --strict           Exit code 1 where something stays unserved\n${PRICE_BOOK_OPTION}`,
      run: lazily(async () => ({ run: (await import('./explore')).ceilings })),
    },
  ],
  [
    'explore break-even',
    {
      usage: 'explore break-even FILE [--part line:ID | catalog:ID | all] [--max N] [--json]',
      summary: 'Cost of every plan as the volume runs from zero, and where the cheapest changes.',
      details: `  --part WHAT        all (where absent), line:ID or catalog:ID
  --max N            Largest volume; twice the scenario’s where absent
  --points N         Volumes at which every plan is priced, 41 where absent
${JSON_OPTION}${PRICE_BOOK_OPTION}`,
      run: lazily(async () => ({ run: (await import('./explore')).breakEven })),
    },
  ],
  [
    'explore sensitivity',
    {
      usage: 'explore sensitivity FILE --plan ID [--json]',
      summary: 'Which inputs move a plan’s total most, each at its two ends.',
      details: `  --plan ID          The plan, by its id in the price book\n${JSON_OPTION}${PRICE_BOOK_OPTION}`,
      run: lazily(async () => ({ run: (await import('./explore')).sensitivity })),
    },
  ],
  [
    'explore map',
    {
      usage: 'explore map FILE --x line:ID --y line:ID [--x-max N] [--y-max N] [--json]',
      summary: 'The cheapest plan over two volumes.',
      details: `  --x, --y WHAT      line:ID, catalog:ID or all
  --x-max, --y-max N Largest volumes; twice the scenario’s where absent
  --points N         Points on each side, 24 where absent
${JSON_OPTION}${PRICE_BOOK_OPTION}`,
      run: lazily(async () => ({ run: (await import('./explore')).planMap })),
    },
  ],
  [
    'monte-carlo',
    {
      usage: 'monte-carlo FILE [--seed N] [--runs N] [--plan ID,ID] [--workers N] [--json]',
      summary: 'Runs the scenario many times with its uncertain quantities drawn anew each time.',
      details: `  --seed N           Same seed, same draws, same answer; 1 where absent
  --runs N           How many runs; 10,000 where absent
  --plan ID,ID       Only these plans
  --fan ID           The plan whose balance is followed by day; the first where absent
  --draws WORD       each-period (a draw for each month or day) or whole-horizon (one for all of it)
  --workers N        Threads at most; the answer is the same with any number
${JSON_OPTION}${PRICE_BOOK_OPTION}`,
      run: lazily(() => import('./monte-carlo')),
    },
  ],
  [
    'batch',
    {
      usage: 'batch [FILE] [--what compare|simulate|recommend] [--plan ID] [--workers N]',
      summary:
        'A scenario on each line in, a result on each line out, in their order, on all cores.',
      details: `  FILE               NDJSON; stdin where absent
  --what WORD        compare (where absent), simulate or recommend
  --plan ID          Simulate or recommend this plan; else the one each scenario names, or any
  --workers N        Threads at most; the output is the same with any number
${PRICE_BOOK_OPTION}
A line that is wrong has {"error":{"kind","faults"}} in its place, and the exit code is 2. Memory
follows the longest lines, not their number. docs/batch.md shows it within parallel and Spark.
`,
      run: lazily(() => import('./batch')),
    },
  ],
  [
    'replay',
    {
      usage:
        'replay FILE --usage CSV [--map date=COLUMN,operation=COLUMN,...] [--fit] [--json] [--strict]',
      summary: 'Runs real usage against every plan: blocked days and overflow money side by side.',
      details: `  --usage CSV        CSV or NDJSON, a row for each use; - for stdin
  --map NAME=COLUMN  Columns where their names do not tell: date, operation, quantity, status,
                     case, or a parameter of the price book; #3 is the third column
  --operation ID     The operation of every row, where no column names one
  --operations A=ID  What the file calls A is the operation ID of the price book
  --date-order WORD  day-first or month-first, for dates such as 03/04/2026
  --succeeded, --failed WORD,WORD   What the status column says of rows
  --from, --until    Only usage from this day on, and before this one
  --plan ID,ID       Only these plans
  --fit              Fit a workload to the usage; --start DATE is its first day
  --set-aside FILE   Write the rows that could not be read into a new file, as NDJSON
  --workers N        Threads at most
${JSON_OPTION}  --strict           Exit code 1 where no plan would have served the usage
${PRICE_BOOK_OPTION}`,
      run: lazily(() => import('./replay')),
    },
  ],
  [
    'price-books',
    {
      usage: 'price-books [--json] [--data-dir FOLDER]',
      summary: 'Lists the built-in price books; with --data-dir those of the data folder.',
      details: `${JSON_OPTION}${DATA_OPTION}`,
      run: lazily(() => import('./price-books')),
    },
  ],
  [
    'price-book validate',
    {
      usage: 'price-book validate FILE [--json]',
      summary: 'Checks a price book: every fault with its path, and no figure without a source.',
      details: JSON_OPTION,
      run: lazily(() => import('./price-book-validate')),
    },
  ],
  [
    'price-book diff',
    {
      usage: 'price-book diff BEFORE AFTER [--json]',
      summary: 'Says in words what changed between two price books.',
      details: `  BEFORE, AFTER      A file, or ID or ID@VERSION of a built-in price book\n${JSON_OPTION}`,
      run: lazily(() => import('./price-book-diff')),
    },
  ],
  [
    'price-book show',
    {
      usage: 'price-book show BOOK [--json]',
      summary: 'Prints every rule of a price book as a sentence with its source.',
      details: `  BOOK               A file, or ID or ID@VERSION of a built-in price book\n  --json             Print the price book itself, as a file to begin your own with\n`,
      run: lazily(() => import('./price-book-show')),
    },
  ],
  [
    'engine',
    {
      usage: 'engine burn-down | cycles | prorate | top-up [FILE]',
      summary: 'Runs one part of the engine on its own: JSON in, JSON out.',
      details: `  FILE               One case, a list of cases, or a case a line; stdin where absent

tierwise schema engine.burn-down describes a case, engine.burn-down.result the answer.
`,
      run: lazily(() => import('./engine')),
    },
  ],
  [
    'schema',
    {
      usage: 'schema [NAME]',
      summary: 'Prints the JSON Schema of a kind of file; without NAME, the names.',
      run: lazily(() => import('./schema')),
    },
  ],
  [
    'scenarios',
    {
      usage: 'scenarios [--archived | --trash] [--json] [--data-dir FOLDER]',
      summary: 'Lists the scenarios kept in the data folder with their best plan.',
      details: `  --archived         The archive instead\n  --trash            The trash instead\n${JSON_OPTION}${DATA_OPTION}`,
      run: lazily(() => import('./scenarios')),
    },
  ],
  [
    'backup',
    {
      usage: 'backup [--to FILE] [--json] [--data-dir FOLDER]',
      summary: 'Makes a verified backup of the data folder, also while Tierwise runs.',
      details: `  --to FILE          Writes it to a file as well, to carry it elsewhere; never over another file\n${JSON_OPTION}${DATA_OPTION}`,
      run: lazily(() => import('./backup')),
    },
  ],
  [
    'restore',
    {
      usage: 'restore [BACKUP] [--confirm WORDS] [--json] [--data-dir FOLDER]',
      summary: 'Lists the backups; with BACKUP replaces what is kept by it.',
      details: `  BACKUP             Its name, newest, or a file that backup --to has written
  --list             Only list them
  --confirm WORDS    Needed where more than half of what is there would go; restore says which words
${JSON_OPTION}${DATA_OPTION}
What is replaced is backed up first; restoring that takes the restore back.
`,
      run: lazily(() => import('./restore')),
    },
  ],
  [
    'check',
    {
      usage: 'check [--json] [--data-dir FOLDER]',
      summary: 'Looks at the data folder and every backup in full and changes nothing.',
      details: `${JSON_OPTION}${DATA_OPTION}`,
      run: lazily(() => import('./check')),
    },
  ],
]);
