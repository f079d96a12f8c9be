// For tests: what can be tried behind closed doors, and kernels that lack something.
#ifndef CTRIALS_H
#define CTRIALS_H

/// Things to try in a process whose doors are closed.
enum trial { TRIAL_OPEN, TRIAL_STAT, TRIAL_WRITE_FILE, TRIAL_MAP_CODE, TRIAL_CONNECT, TRIAL_EXEC, TRIAL_FORK, TRIAL_KILL_PARENT, TRIAL_PTRACE,
             TRIAL_NOTHING };

/// Tries it in a process of its own, behind the doors that `CConfine` closes.
/// \returns As waitpid(2): exit status 0 where it could be done, the number of the error where it was refused, or the signal.
int trial_run(enum trial trial);

/// Becomes a program for which the kernel has no Landlock, or no filters of system calls. Comes back where that fails.
int trial_without(int landlock, int filter, char *const arguments[]);

#endif
