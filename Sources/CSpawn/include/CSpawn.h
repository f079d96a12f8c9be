// Starts a program with limits, which Swift cannot do: they must be set between fork and exec.
#ifndef CSPAWN_H
#define CSPAWN_H

struct spawn_limits {
  /// Bytes of address space, and seconds of processor time, for each of its processes.
  unsigned long long memory, seconds;
};

/// Starts the program that `arguments` begin with, looked up in PATH where it has no slash.
///
/// It stands in `/`, in a process group of its own, with signals as a fresh process has them and no file open but the
/// three that are given as its standard input, output and error. It writes no memory dumps.
/// \returns 0 with its process in `process`, or the number of the error.
int spawn_limited(int *process, char *const arguments[], char *const environment[], int input, int output, int error,
                  struct spawn_limits limits);

/// `pipe2`, which Swift's Glibc leaves out, with both ends closed on exec.
int closing_pipe(int ends[2]);

#endif
