#define _GNU_SOURCE
#include "CSpawn.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/// Lowers a limit; one that is lower already stays.
static int lower(int resource, rlim_t value) {
  struct rlimit limit;
  if (getrlimit(resource, &limit) != 0) return -1;
  if (limit.rlim_max < value) value = limit.rlim_max;
  limit.rlim_cur = limit.rlim_max = value;
  return setrlimit(resource, &limit);
}

/// The child's part: until exec it shares the parent's memory, so it does nothing but system calls. Comes back where one
/// of them failed.
static void become(char *const arguments[], char *const environment[], const int files[3], struct spawn_limits limits) {
  struct sigaction standard = {.sa_handler = SIG_DFL};
  for (int number = 1; number < NSIG; number++) sigaction(number, &standard, NULL);
  // First out of the way of 0, 1 and 2, which they may be themselves.
  int moved[3];
  for (int place = 0; place < 3; place++) {
    if ((moved[place] = fcntl(files[place], F_DUPFD, 3)) < 0) return;
  }
  for (int place = 0; place < 3; place++) {
    if (dup2(moved[place], place) < 0) return;
  }
  // It ends with the thread that waits for it, however that ends.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (close_range(3, ~0U, 0) != 0 || chdir("/") != 0 || setpgid(0, 0) != 0) return;
  if (lower(RLIMIT_AS, limits.memory) != 0 || lower(RLIMIT_CPU, limits.seconds) != 0 || lower(RLIMIT_CORE, 0) != 0)
    return;
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execvpe(arguments[0], arguments, environment);
}

int spawn_limited(int *process, char *const arguments[], char *const environment[], int input, int output, int error,
                  struct spawn_limits limits) {
  const int files[3] = {input, output, error};
  volatile int failure = 0;
  // No handler of ours may run in the child.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pid_t child = vfork();
  if (child == 0) {
    become(arguments, environment, files, limits);
    failure = errno;
    _exit(127);
  }
  int forking = errno;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (child < 0) return forking;
  if (failure != 0) {
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
    return failure;
  }
  *process = child;
  return 0;
}

int closing_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }
