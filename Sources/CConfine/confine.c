#define _GNU_SOURCE
#include "CConfine.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "landlock.h"

static int lower(int resource, rlim_t value) {
  struct rlimit limit;
  if (getrlimit(resource, &limit) != 0) return errno;
  if (limit.rlim_max < value) value = limit.rlim_max;
  limit.rlim_cur = limit.rlim_max = value;
  return setrlimit(resource, &limit) == 0 ? 0 : errno;
}

/// Libraries end the process where they get no memory, each with a signal of its own. Whoever waits for the process wants to know
/// that it was memory: then there is still none.
static void tell_apart(int number) {
  size_t some = 32 << 20;
  void *place = mmap(NULL, some, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (place == MAP_FAILED) _exit(CONFINE_OUT_OF_MEMORY);
  // Back from here the instruction is tried again, or `abort` goes on, and the signal ends the process.
  signal(number, SIG_DFL);
  munmap(place, some);
  raise(number);
}

int confine_limit(struct confine_limits limits) {
  // The stack may be what is used up.
  static char stack[16 << 10];
  stack_t other = {.ss_sp = stack, .ss_size = sizeof stack};
  if (sigaltstack(&other, NULL) != 0) return errno;
  struct sigaction action = {.sa_handler = tell_apart, .sa_flags = SA_ONSTACK | SA_NODEFER};
  const int ends[] = {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP};
  for (size_t place = 0; place < sizeof ends / sizeof *ends; place++) {
    if (sigaction(ends[place], &action, NULL) != 0) return errno;
  }
  const struct { int resource; rlim_t value; } all[] = {
      {RLIMIT_DATA, limits.memory}, {RLIMIT_NOFILE, limits.files}, {RLIMIT_FSIZE, 0}, {RLIMIT_CORE, 0},
      {RLIMIT_MEMLOCK, 0},          {RLIMIT_MSGQUEUE, 0},
  };
  for (size_t place = 0; place < sizeof all / sizeof *all; place++) {
    int error = lower(all[place].resource, all[place].value);
    if (error != 0) return error;
  }
  return 0;
}

int confine_close_doors(int doors) {
  int closed = 0;
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  if (doors & CONFINE_FILES && landlock_close()) closed |= CONFINE_FILES;
  if (doors & CONFINE_CALLS && filter_calls()) closed |= CONFINE_CALLS;
  return closed;
}

void confine_attach(const char *name) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_NAME, name);
  // Managers of services signal all processes of one; the parent ends what it has in hand.
  const int requests[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGPIPE};
  for (size_t place = 0; place < sizeof requests / sizeof *requests; place++) signal(requests[place], SIG_IGN);
  int victim = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (victim >= 0) {
    // Where it is refused, nothing is lost.
    if (write(victim, "500", 3) < 0) errno = 0;
    close(victim);
  }
}

size_t confine_held_memory(void) {
  struct mallinfo2 held = mallinfo2();
  return held.arena + held.hblkhd;
}

int confine_channel(int ends[2]) {
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return errno;
  if (fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0) return 0;
  int error = errno;
  close(ends[0]);
  close(ends[1]);
  return error;
}

ssize_t confine_send(int channel, const void *bytes, size_t count, int file) {
  struct iovec piece = {.iov_base = (void *)bytes, .iov_len = count};
  union {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof(int))];
  } passed;
  struct msghdr message = {.msg_iov = &piece, .msg_iovlen = 1};
  if (file >= 0) {
    memset(&passed, 0, sizeof passed);
    message.msg_control = &passed;
    message.msg_controllen = sizeof passed.space;
    struct cmsghdr *first = CMSG_FIRSTHDR(&message);
    first->cmsg_level = SOL_SOCKET;
    first->cmsg_type = SCM_RIGHTS;
    first->cmsg_len = CMSG_LEN(sizeof file);
    memcpy(CMSG_DATA(first), &file, sizeof file);
  }
  return sendmsg(channel, &message, MSG_NOSIGNAL);
}

ssize_t confine_receive(int channel, void *bytes, size_t count, int *file) {
  struct iovec piece = {.iov_base = bytes, .iov_len = count};
  union {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof(int))];
  } passed;
  // Where no file is expected none is taken: the kernel closes what it finds no room for.
  struct msghdr message = {.msg_iov = &piece, .msg_iovlen = 1};
  if (file) {
    *file = -1;
    message.msg_control = &passed;
    message.msg_controllen = sizeof passed.space;
  }
  ssize_t length = recvmsg(channel, &message, MSG_CMSG_CLOEXEC);
  if (length < 0 || !file) return length;
  struct cmsghdr *first = CMSG_FIRSTHDR(&message);
  if (first && first->cmsg_level == SOL_SOCKET && first->cmsg_type == SCM_RIGHTS) {
    memcpy(file, CMSG_DATA(first), sizeof *file);
  }
  return length;
}
