import { version } from '../../package.json';
import { EXIT, type CommandIo } from './cli/command';
import { readText } from './cli/read-input';
import { runCommandLine } from './cli/run';
import { createFile, drained, progressLine, readChunks } from './cli/streams';

const io: CommandIo = {
  write: (text) => process.stdout.write(text),
  warn: (text) => process.stderr.write(text),
  read: (file) => readText(file, process.stdin),
  chunks: (file) => readChunks(file, process.stdin),
  create: createFile,
  drained: () => drained(process.stdout),
  progress: progressLine(process.stderr),
  env: process.env,
};

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (`| head`) is no error.
    if (error.code === 'EPIPE') process.exit(EXIT.done);
    if (stream === process.stdout) io.warn(`The output could not be written: ${error.message}\n`);
    process.exit(EXIT.badInput);
  });
}

process.exitCode = await runCommandLine(process.argv.slice(2), io, version);
