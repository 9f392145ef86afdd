// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// LD_PRELOAD library: the wall clock of one process, moved by the seconds in the file JUMPING_CLOCK.
// The kernel does not know, so waits until a wall time are moved back here.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static volatile const int64_t *seconds;

__attribute__((constructor)) static void open_file(void) {
  const char *path = getenv("JUMPING_CLOCK");
  int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
  if (fd < 0)
    abort();
  void *mapped = mmap(NULL, sizeof *seconds, PROT_READ, MAP_SHARED, fd, 0);
  if (mapped == MAP_FAILED)
    abort();
  seconds = mapped;
  close(fd);
}

static int64_t jump(void) {
  return seconds ? *seconds : 0;
}

int clock_gettime(clockid_t which, struct timespec *now) {
  long failed = syscall(SYS_clock_gettime, which, now);
  if (!failed && (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE))
    now->tv_sec += jump();
  return (int)failed;
}

int gettimeofday(struct timeval *now, void *zone) {
  struct timespec exact;
  (void)zone;
  if (clock_gettime(CLOCK_REALTIME, &exact) != 0)
    return -1;
  now->tv_sec = exact.tv_sec;
  now->tv_usec = exact.tv_nsec / 1000;
  return 0;
}

time_t time(time_t *out) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (out)
    *out = now.tv_sec;
  return now.tv_sec;
}

int pthread_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *mutex, const struct timespec *until) {
  static int (*real)(pthread_cond_t *, pthread_mutex_t *, const struct timespec *);
  if (!real)
    *(void **)&real = dlsym(RTLD_NEXT, "pthread_cond_timedwait");
  struct timespec moved = *until;
  if (moved.tv_sec > 500000000) // no machine runs for 15 years: this is no monotonic time
    moved.tv_sec -= jump();
  return real(cond, mutex, &moved);
}
