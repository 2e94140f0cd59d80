interface ImportMetaEnv {
  /** Hash of the sources that make results, put in by the build; absent where sources run unbuilt. */
  readonly TIERWISE_RULES?: string;
}
