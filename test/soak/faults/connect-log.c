/*
 * LD_PRELOAD: writes down every place outside this machine that a program tries to reach.
 * CONNECT_LOG names the file; a line for each connect() or sendto() that is not to loopback or a
 * socket of this machine.
 * cc -shared -fPIC -O1 -o connect-log.so connect-log.c -ldl
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int is_outside(const struct sockaddr *to, char *name, size_t size) {
  if (!to) return 0;
  if (to->sa_family == AF_INET) {
    const struct sockaddr_in *in = (const struct sockaddr_in *)to;
    inet_ntop(AF_INET, &in->sin_addr, name, size);
    return strncmp(name, "127.", 4) != 0;
  }
  if (to->sa_family == AF_INET6) {
    const struct sockaddr_in6 *in = (const struct sockaddr_in6 *)to;
    inet_ntop(AF_INET6, &in->sin6_addr, name, size);
    return strcmp(name, "::1") != 0 && strncmp(name, "::ffff:127.", 11) != 0;
  }
  return 0;
}

static void note(const char *call, const struct sockaddr *to) {
  char name[128] = "";
  const char *path = getenv("CONNECT_LOG");
  if (!path || !is_outside(to, name, sizeof name)) return;
  FILE *file = fopen(path, "a");
  if (!file) return;
  fprintf(file, "%s %s\n", call, name);
  fclose(file);
}

int connect(int socket, const struct sockaddr *to, socklen_t length) {
  static int (*real)(int, const struct sockaddr *, socklen_t);
  if (!real) real = dlsym(RTLD_NEXT, "connect");
  note("connect", to);
  return real(socket, to, length);
}

ssize_t sendto(int socket, const void *bytes, size_t count, int flags, const struct sockaddr *to, socklen_t length) {
  static ssize_t (*real)(int, const void *, size_t, int, const struct sockaddr *, socklen_t);
  if (!real) real = dlsym(RTLD_NEXT, "sendto");
  note("sendto", to);
  return real(socket, bytes, count, flags, to, length);
}
