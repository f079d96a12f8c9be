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
  char *const words[] = {"/bin/true", NULL};
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(9), .sin_addr = {htonl(INADDR_LOOPBACK)}};
  switch (trial) {
  case TRIAL_NOTHING: return 0;
  case TRIAL_OPEN: return open("/etc/passwd", O_RDONLY) < 0 ? errno : 0;
  case TRIAL_MAKE: return open("/tmp/newsq-trial", O_WRONLY | O_CREAT, 0600) < 0 ? errno : 0;
  case TRIAL_STAT: return stat("/etc/passwd", &status) < 0 ? errno : 0;
  case TRIAL_CODE:
    return mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? errno : 0;
  case TRIAL_SOCKET: return socket(AF_INET, SOCK_STREAM, 0) < 0 ? errno : 0;
  case TRIAL_CONNECT:
    return connect(socket(AF_INET, SOCK_STREAM, 0), (struct sockaddr *)&here, sizeof here) < 0 ? errno : 0;
  case TRIAL_START: execv(words[0], words); return errno;
  case TRIAL_FORK: return syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0) < 0 ? errno : 0;
  case TRIAL_SIGNAL: return kill(getppid(), 0) < 0 ? errno : 0;
  case TRIAL_TRACE: return ptrace(PTRACE_ATTACH, getppid(), 0, 0) < 0 ? errno : 0;
  }
  return 255;
}

static int end_of(pid_t child) {
  int status = -1;
  while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  return status;
}

int trial_run(enum trial trial, int doors) {
  pid_t child = fork();
  if (child == 0) _exit(confine_close_doors(doors) == doors ? try(trial) : 254);
  return end_of(child);
}

int trial_without(int landlock, int filter, char *const arguments[], char *const environment[], int output) {
  struct sock_filter lines[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, landlock ? 444 : -1U, 1, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, filter ? SYS_seccomp : -1U, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {.len = sizeof lines / sizeof *lines, .filter = lines};
  pid_t child = fork();
  if (child == 0) {
    if (dup2(output, 1) < 0 || dup2(output, 2) < 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) != 0) _exit(254);
    execve(arguments[0], arguments, environment);
    _exit(253);
  }
  return end_of(child);
}
