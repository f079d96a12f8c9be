#define _GNU_SOURCE
#include "landlock.h"
#include "CConfine.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define THIS_MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_MACHINE AUDIT_ARCH_AARCH64
#else
#define THIS_MACHINE 0
#endif

int confine_has_filter(void) {
  uint32_t action = SECCOMP_RET_KILL_PROCESS;
  return THIS_MACHINE != 0 && syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

// What reading needs once everything is loaded: memory, threads and what they wait for, the time, and the channel. Files that are
// passed along are read by place.
static const int allowed[] = {
    SYS_read, SYS_write, SYS_pread64, SYS_recvmsg, SYS_sendmsg, SYS_close, SYS_lseek,
    SYS_futex, SYS_munmap, SYS_mremap, SYS_brk, SYS_madvise,
    SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_sigaltstack, SYS_restart_syscall,
    SYS_clock_gettime, SYS_clock_getres, SYS_clock_nanosleep, SYS_nanosleep, SYS_gettimeofday, SYS_ppoll,
    SYS_getpid, SYS_gettid, SYS_getrandom, SYS_getrusage, SYS_sched_yield, SYS_sched_getaffinity, SYS_sysinfo, SYS_uname,
    SYS_getuid, SYS_geteuid, SYS_getgid, SYS_getegid,
    SYS_set_robust_list, SYS_exit, SYS_exit_group, SYS_fstat,
#ifdef SYS_rseq
    SYS_rseq,
#endif
#ifdef SYS_poll
    SYS_poll, SYS_time,
#endif
};

// What no reader does and no library falls back on: who calls it is in the hands of a stranger.
static const int hostile[] = {
    SYS_execve, SYS_execveat, SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_socket, SYS_connect, SYS_bind,
    SYS_listen, SYS_accept, SYS_accept4, SYS_socketpair, SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_setns,
    SYS_unshare, SYS_bpf, SYS_keyctl, SYS_add_key, SYS_request_key, SYS_perf_event_open, SYS_userfaultfd,
    SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_kexec_load, SYS_reboot, SYS_setuid, SYS_setgid, SYS_setresuid,
    SYS_setresgid, SYS_setreuid, SYS_setregid, SYS_kill, SYS_tkill, SYS_pidfd_send_signal, SYS_io_uring_setup,
#ifdef SYS_fork
    SYS_fork, SYS_vfork,
#endif
};

// What is looked for and may be missing: libraries then do without.
static const int missing[] = {
    SYS_clone3,
};

static const int closed_files[] = {
    SYS_openat,
#ifdef SYS_openat2
    SYS_openat2,
#endif
#ifdef SYS_open
    SYS_open, SYS_access, SYS_stat, SYS_lstat, SYS_readlink,
#endif
    SYS_faccessat, SYS_newfstatat, SYS_statx, SYS_readlinkat,
};

enum { LENGTH = 256 };

struct program {
  struct sock_filter lines[LENGTH];
  unsigned short count;
};

static void add(struct program *program, struct sock_filter line) {
  // A program that is too long is refused by the kernel, and so is what stands here then.
  if (program->count < LENGTH) program->lines[program->count++] = line;
}

#define LOAD(offset) ((struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (offset)))
#define END(action) ((struct sock_filter)BPF_STMT(BPF_RET | BPF_K, (action)))
#define ARGUMENT(place) (offsetof(struct seccomp_data, args[place]))

/// Ends with an action where the loaded number is `value`.
static void on(struct program *program, uint32_t value, uint32_t action) {
  add(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1));
  add(program, END(action));
}

static void on_all(struct program *program, const int *calls, size_t count, uint32_t action) {
  for (size_t place = 0; place < count; place++) on(program, (uint32_t)calls[place], action);
}

/// Allows a call whose argument has none of these bits.
static void allow_without(struct program *program, int call, int argument, uint32_t bits) {
  add(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 4));
  add(program, LOAD(ARGUMENT(argument)));
  add(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 0, 1));
  add(program, END(SECCOMP_RET_ERRNO | EPERM));
  add(program, END(SECCOMP_RET_ALLOW));
}

/// Allows a call whose argument is `value`; with another one the call is `otherwise`.
static void allow_with(struct program *program, int call, int argument, uint32_t value, uint32_t otherwise) {
  add(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 4));
  add(program, LOAD(ARGUMENT(argument)));
  add(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 1, 0));
  add(program, END(otherwise));
  add(program, END(SECCOMP_RET_ALLOW));
}

#define COUNT(list) (sizeof(list) / sizeof *(list))

int filter_calls(void) {
  if (!confine_has_filter()) return 0;
  struct program program = {.count = 0};
  // Numbers of other machines mean other calls.
  add(&program, LOAD(offsetof(struct seccomp_data, arch)));
  add(&program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, THIS_MACHINE, 1, 0));
  add(&program, END(SECCOMP_RET_KILL_PROCESS));
  add(&program, LOAD(offsetof(struct seccomp_data, nr)));
#if defined(__x86_64__)
  // The calls of x32.
  add(&program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1));
  add(&program, END(SECCOMP_RET_KILL_PROCESS));
#endif
  on_all(&program, allowed, COUNT(allowed), SECCOMP_RET_ALLOW);
  on_all(&program, hostile, COUNT(hostile), SECCOMP_RET_KILL_PROCESS);
  on_all(&program, missing, COUNT(missing), SECCOMP_RET_ERRNO | ENOSYS);
  on_all(&program, closed_files, COUNT(closed_files), SECCOMP_RET_ERRNO | EACCES);
  // No further code: what can be written to cannot be run.
  allow_without(&program, SYS_mmap, 2, PROT_EXEC);
  allow_without(&program, SYS_mprotect, 2, PROT_EXEC);
  // Threads, and no processes: CLONE_THREAD is among the flags, so what is left without it is refused.
  add(&program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 4));
  add(&program, LOAD(ARGUMENT(0)));
  add(&program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0));
  add(&program, END(SECCOMP_RET_KILL_PROCESS));
  add(&program, END(SECCOMP_RET_ALLOW));
  // `abort` signals its own process.
  allow_with(&program, SYS_tgkill, 0, (uint32_t)getpid(), SECCOMP_RET_KILL_PROCESS);
  // What its own limits are may be asked; raising them is for nobody.
  allow_with(&program, SYS_prlimit64, 0, 0, SECCOMP_RET_ERRNO | EPERM);
  // Threads have names.
  allow_with(&program, SYS_prctl, 0, PR_SET_NAME, SECCOMP_RET_ERRNO | EPERM);
  add(&program, END(SECCOMP_RET_ERRNO | EPERM));
  if (program.count >= LENGTH) return 0;
  struct sock_fprog whole = {.len = program.count, .filter = program.lines};
  return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &whole) == 0;
}
