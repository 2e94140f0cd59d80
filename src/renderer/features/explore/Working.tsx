type WorkingProps = { readonly words: string };

/** Holds the place of a picture that is being made, so that nothing jumps when it comes. */
export function Working({ words }: WorkingProps) {
  return (
    <p className="explore__working secondary" role="status">
      {words}
    </p>
  );
}
