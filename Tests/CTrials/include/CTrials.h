// For tests: what can be tried behind closed doors, and kernels that lack something.
#ifndef CTRIALS_H
#define CTRIALS_H

/// Things to try in a process whose doors are closed.
enum trial {
  TRIAL_NOTHING,
  TRIAL_OPEN,
  TRIAL_MAKE,
  TRIAL_STAT,
  TRIAL_CODE,
  TRIAL_SOCKET,
  TRIAL_CONNECT,
  TRIAL_START,
  TRIAL_FORK,
  TRIAL_SIGNAL,
  TRIAL_TRACE,
};

/// Tries it in a process of its own behind these doors (`CONFINE_FILES`, `CONFINE_CALLS`).
/// \returns As waitpid(2): exit status 0 where it could be done, else the number of the error, or the signal; status 254 where the
/// doors could not be closed.
int trial_run(enum trial trial, int doors);

/// Runs a program to its end for which the kernel has no Landlock, or no filters of system calls.
/// \returns As waitpid(2).
int trial_without(int landlock, int filter, char *const arguments[], char *const environment[], int output);

#endif
