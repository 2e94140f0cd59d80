/*
 * LD_PRELOAD: writes down, in order, everything a program does to the files that matter: bytes, cuts,
 * syncs, renames and deletions. A test replays a beginning of that with any choice of what was not
 * yet synced: that is what a power cut may leave. POWER_LOG is where, POWER_MATCH a part of the paths.
 * A record: kind, length of the name, offset, length of the bytes; the name; the bytes.
 * cc -shared -fPIC -O1 -o power-cut.so power-cut.c -ldl
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

struct record { uint32_t kind, name; uint64_t offset, length; };
enum { BYTES = 1, CUT = 2, SYNCED = 3, RENAMED = 4, DELETED = 5 };

static int log_file = -1;
static const char *match;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("POWER_LOG");
  match = getenv("POWER_MATCH");
  if (path && match) log_file = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND, 0600);
}

static int matters(const char *path) {
  return log_file >= 0 && strstr(path, match) && !strstr(path, "-shm");
}

static void note(uint32_t kind, const char *path, uint64_t offset, const void *bytes, uint64_t length) {
  struct record head = {kind, (uint32_t)strlen(path), offset, length};
  struct iovec parts[3] = {{&head, sizeof head}, {(void *)path, head.name}, {(void *)bytes, length}};
  pthread_mutex_lock(&lock);
  syscall(SYS_writev, log_file, parts, 3);
  pthread_mutex_unlock(&lock);
}

static int path_of(int file, char *path, size_t size) {
  char link[64];
  if (log_file < 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, size - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return matters(path);
}

#define REAL(name) \
  static __typeof__(&name) real; \
  if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
  REAL(pwrite64);
  char path[4096];
  ssize_t done = real(file, bytes, count, at);
  if (done > 0 && path_of(file, path, sizeof path)) note(BYTES, path, (uint64_t)at, bytes, (uint64_t)done);
  return done;
}
ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) { return pwrite64(file, bytes, count, at); }
ssize_t write(int file, const void *bytes, size_t count) {
  REAL(write);
  char path[4096];
  if (!path_of(file, path, sizeof path)) return real(file, bytes, count);
  off64_t at = lseek64(file, 0, SEEK_CUR);
  ssize_t done = real(file, bytes, count);
  if (done > 0) note(BYTES, path, (uint64_t)at, bytes, (uint64_t)done);
  return done;
}
int ftruncate64(int file, off64_t size) {
  REAL(ftruncate64);
  char path[4096];
  int done = real(file, size);
  if (done == 0 && path_of(file, path, sizeof path)) note(CUT, path, (uint64_t)size, "", 0);
  return done;
}
int ftruncate(int file, off_t size) { return ftruncate64(file, size); }

static void synced(int file) {
  char path[4096];
  if (path_of(file, path, sizeof path)) note(SYNCED, path, 0, "", 0);
}
int fsync(int file) {
  REAL(fsync);
  int done = real(file);
  if (done == 0) synced(file);
  return done;
}
int fdatasync(int file) {
  REAL(fdatasync);
  int done = real(file);
  if (done == 0) synced(file);
  return done;
}
int rename(const char *from, const char *to) {
  REAL(rename);
  int done = real(from, to);
  if (done == 0 && (matters(from) || matters(to))) note(RENAMED, from, 0, to, strlen(to));
  return done;
}
int unlink(const char *path) {
  REAL(unlink);
  int done = real(path);
  if (done == 0 && matters(path)) note(DELETED, path, 0, "", 0);
  return done;
}
