import { version } from '../../package.json';
import { EXIT, type CommandIo } from './cli/command';
import { readText } from './cli/read-input';
import { runCommandLine } from './cli/run';

const io: CommandIo = {
  write: (text) => process.stdout.write(text),
  warn: (text) => process.stderr.write(text),
  read: (file) => readText(file, process.stdin),
  env: process.env,
};

// A reader that has seen enough (`| head`) is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done);
    throw error;
  });
}

process.exitCode = await runCommandLine(process.argv.slice(2), io, version);
