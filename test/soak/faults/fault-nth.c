/*
 * LD_PRELOAD: the Nth call that matters fails, or ends the process without a last word.
 * FAULT_CTL names a file of eight 32-bit words that the test changes while the program runs:
 *   0 armed   1 which calls (bits below)   2 N, from 1   3 calls seen since armed (written here)
 *   4 0 = fail with the errno of word 5, 1 = SIGKILL   5 errno   6 1 = every later call fails too
 * FAULT_MATCH is a part of the paths that matter; logs' shared memory (-shm) never does.
 * cc -shared -fPIC -O1 -o fault-nth.so fault-nth.c -ldl
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

enum { SYNC = 1, WRITE = 2, RENAME = 4, UNLINK = 8, OPEN = 16, TRUNCATE = 32 };

static volatile int32_t *control;
static const char *match;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("FAULT_CTL");
  match = getenv("FAULT_MATCH");
  if (!path || !match) return;
  int file = open(path, O_RDWR);
  if (file < 0) return;
  void *shared = mmap(NULL, 64, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (shared != MAP_FAILED) control = shared;
}

static int matters(const char *path) {
  return path && strstr(path, match) && !strstr(path, "-shm");
}

static int fires(int kind) {
  if (!(control[1] & kind)) return 0;
  int seen = __atomic_add_fetch(&control[3], 1, __ATOMIC_SEQ_CST);
  if (control[6] ? seen < control[2] : seen != control[2]) return 0;
  if (control[4] == 1) kill(getpid(), SIGKILL);
  errno = control[5];
  return 1;
}

static int path_fires(const char *path, int kind) {
  if (!control || !control[0] || !matters(path)) return 0;
  return fires(kind);
}

static int file_fires(int file, int kind) {
  if (!control || !control[0]) return 0;
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return matters(path) ? fires(kind) : 0;
}

#define REAL(name) \
  static __typeof__(&name) real; \
  if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

int fsync(int file) { REAL(fsync); return file_fires(file, SYNC) ? -1 : real(file); }
int fdatasync(int file) { REAL(fdatasync); return file_fires(file, SYNC) ? -1 : real(file); }
ssize_t write(int file, const void *bytes, size_t count) {
  REAL(write);
  return file_fires(file, WRITE) ? -1 : real(file, bytes, count);
}
ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) {
  REAL(pwrite);
  return file_fires(file, WRITE) ? -1 : real(file, bytes, count, at);
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
  REAL(pwrite64);
  return file_fires(file, WRITE) ? -1 : real(file, bytes, count, at);
}
int ftruncate(int file, off_t size) { REAL(ftruncate); return file_fires(file, TRUNCATE) ? -1 : real(file, size); }
int ftruncate64(int file, off64_t size) { REAL(ftruncate64); return file_fires(file, TRUNCATE) ? -1 : real(file, size); }
int rename(const char *from, const char *to) { REAL(rename); return path_fires(to, RENAME) ? -1 : real(from, to); }
int unlink(const char *path) { REAL(unlink); return path_fires(path, UNLINK) ? -1 : real(path); }

int open(const char *path, int flags, ...) {
  REAL(open);
  va_list rest;
  va_start(rest, flags);
  mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return (flags & O_CREAT) && path_fires(path, OPEN) ? -1 : real(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
  REAL(open64);
  va_list rest;
  va_start(rest, flags);
  mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return (flags & O_CREAT) && path_fires(path, OPEN) ? -1 : real(path, flags, mode);
}
