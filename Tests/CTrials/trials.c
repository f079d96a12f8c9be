#define _GNU_SOURCE
#include "CTrials.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <netinet/in.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "CConfine.h"

static int try(enum trial trial) {
  struct stat status;
  switch (trial) {
  case TRIAL_OPEN: return open("/etc/passwd", O_RDONLY) < 0 ? errno : 0;
  case TRIAL_STAT: return stat("/etc/passwd", &status) < 0 ? errno : 0;
  case TRIAL_WRITE_FILE: return open("/tmp/newsq-trial", O_WRONLY | O_CREAT, 0600) < 0 ? errno : 0;
  case TRIAL_MAP_CODE:
    return mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? errno : 0;
  case TRIAL_CONNECT: {
    int socket_ = socket(AF_INET, SOCK_STREAM, 0);
    return socket_ < 0 ? errno : 0;
  }
  case TRIAL_EXEC: {
    char *const words[] = {"/bin/true", NULL};
    execv(words[0], words);
    return errno;
  }
  case TRIAL_FORK: return (int)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0) < 0 ? errno : 0;
  case TRIAL_KILL_PARENT: return kill(getppid(), 0) < 0 ? errno : 0;
  case TRIAL_PTRACE: return ptrace(PTRACE_ATTACH, getppid(), 0, 0) < 0 ? errno : 0;
  case TRIAL_NOTHING: return 0;
  }
  return 255;
}

int trial_run(enum trial trial) {
  pid_t child = fork();
  if (child == 0) {
    int closed = confine_close_doors();
    _exit(closed == (CONFINE_FILES | CONFINE_CALLS) ? try(trial) : 254);
  }
  int status = -1;
  while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  return status;
}

int trial_without(int landlock, int filter, char *const arguments[]) {
  // The last filter says what seccomp(2) itself is: it must be there to be set.
  struct sock_filter lines[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, landlock ? 444 : -1U, 1, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, filter ? SYS_seccomp : -1U, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {.len = sizeof lines / sizeof *lines, .filter = lines};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
  if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) != 0) return errno;
  execv(arguments[0], arguments);
  return errno;
}
