// Says in one line that Node is too old, before anything that would crash on it is loaded.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 15)) {
  process.stderr.write(
    `Tierwise needs Node 22.15 or newer; this is Node ${process.versions.node}. ` +
      'On Linux x64 run it through npm (npm start, npm run --silent tierwise): npm ci has installed Node 24.\n',
  );
  // As the command line answers an environment that cannot serve.
  process.exit(2);
}
