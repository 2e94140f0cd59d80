import { posix } from 'node:path';
import type { SourceFile } from '../support/source';

/** Words that say nothing about what a thing is. */
const EMPTY_WORDS = ['manager', 'helper', 'helpers', 'util', 'utils', 'mapper'];
const EMPTY_NAMES = [...EMPTY_WORDS, 'data', 'info', 'process', 'handle'];

export const MAX_LINES = 400;

const FILE_NAMES = [
  /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|module|config|d))?\.[a-z0-9]+$/,
  /^[A-Z][A-Za-z0-9]*(?:\.(?:test|module))?\.(?:tsx|css)$/,
  /^use[A-Z][A-Za-z0-9]*\.tsx?$/,
  /^README\.md$/,
  /^\d{2}[a-z]?(?:[-.][a-z0-9-]+)*\.[a-z]+$/,
];

export function fileNameViolations(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const name = posix.basename(path);
    if (!FILE_NAMES.some((form) => form.test(name))) {
      return [`${path}: kebab-case for files, PascalCase.tsx for components, useX for hooks`];
    }
    const stem = name.split('.')[0] ?? '';
    const isEmpty =
      EMPTY_NAMES.includes(stem) || stem.split('-').some((word) => EMPTY_WORDS.includes(word));
    return isEmpty ? [`${path}: the name says nothing about what is in it`] : [];
  });
}

/** Names at the top level of a file: there the whole house has to read them. */
export function declaredNameViolations(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, declarations }) =>
    declarations
      .filter(({ name }) => isEmptyName(name))
      .map(({ name, line }) => `${path}:${line}: ${name} says nothing about what it is`),
  );
}

function isEmptyName(name: string): boolean {
  if (EMPTY_NAMES.includes(name.toLowerCase())) return true;
  const words = name.split(/(?=[A-Z])|_/).map((word) => word.toLowerCase());
  return words.some((word) => EMPTY_WORDS.includes(word));
}

export function lengthViolations(files: readonly { path: string; text: string }[]): string[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.trimEnd().split('\n').length;
    return lines > MAX_LINES ? [`${path} has ${lines} lines; allowed: ${MAX_LINES}`] : [];
  });
}

export function barrelViolations(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ isBarrel }) => isBarrel)
    .map(({ path }) => `${path} only passes on other files`);
}

// Written so that these lines do not find themselves.
const NEVER_ALLOWED = /@ts[-](?:ignore|nocheck)|eslint[-]disable/;
const WITH_REASON = /@ts[-]expect-error|oxlint[-]disable/;

/** Suppressed checks need their reason in the same line, after two dashes. */
export function suppressionViolations(files: readonly { path: string; text: string }[]): string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, at) => {
      if (NEVER_ALLOWED.test(line)) return [`${path}:${at + 1}: this suppression is never allowed`];
      if (WITH_REASON.test(line) && !/ -- \S.{9,}/.test(line)) {
        return [`${path}:${at + 1}: a suppression names its reason after " -- "`];
      }
      return [];
    }),
  );
}

/** Paths of this repository that a document names between backticks and that are not there. */
export function missingPaths(
  documents: readonly { path: string; text: string }[],
  exists: (path: string) => boolean,
): string[] {
  const named = /`((?:src|test|scripts|docs|\.ci)\/[\w./@*-]*)`/g;
  return documents.flatMap(({ path, text }) =>
    [...text.matchAll(named)]
      .map((match) => (match[1] ?? '').replace(/\/$/, ''))
      .filter((place) => !place.includes('*') && !exists(place))
      .map((place) => `${path} names ${place}, which is not there`),
  );
}
