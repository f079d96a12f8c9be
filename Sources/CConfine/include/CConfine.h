// Starts a process that reads bytes of strangers, closes all doors around it, and passes it files. In C, as the filter of system
// calls, the ancillary data of sockets and what a handler of signals may do are made of macros and structs that Swift does not see.
#ifndef CCONFINE_H
#define CCONFINE_H

#include <stddef.h>
#include <sys/types.h>

/// The version of Landlock that the kernel speaks; 0 where it has none, or where this process may not ask.
int confine_landlock_version(void);

/// Whether the kernel filters system calls, and ends a process for one.
int confine_has_filter(void);

struct confine_limits {
  /// Bytes of memory that can be written to, and files that are open at a time.
  unsigned long long memory, files;
};

/// What the process that ends by a signal, having used up its memory, gives for its status.
enum { CONFINE_OUT_OF_MEMORY = 112 };

/// Sets the limits, for good. From here on the process ends with CONFINE_OUT_OF_MEMORY where it crashes because there is no memory.
/// \returns 0, or the number of the error.
int confine_limit(struct confine_limits limits);

/// What `confine_close_doors` closes: files, TCP, signals and abstract sockets by Landlock; all system calls but a few by a filter.
enum { CONFINE_FILES = 1, CONFINE_CALLS = 2 };

/// Closes these doors, for good. To be called by the only thread.
/// \returns Those that could be closed.
int confine_close_doors(int doors);

/// Starts the program at `path` under the name `name`, in an empty environment, with no file open but `channel`, as its standard
/// input, and /dev/null for the other two.
/// \returns 0 with its process in `process`, or the number of the error.
int confine_start(pid_t *process, const char *path, const char *name, int channel);

/// Makes the calling process end with its parent and not before, but where it is to be killed: where memory runs short the system takes
/// it first. Names it for lists of processes.
void confine_attach(const char *name);

/// Bytes that the C library has from the system: what a process that reads has grown to. `getrusage` does not tell: its figure counts the
/// parent in.
size_t confine_held_memory(void);

/// Two ends of a channel, closed on exec, of which the first does not block; 0, or the number of the error.
int confine_channel(int ends[2]);

/// Writes to a channel, with a file to pass along where `file` is not negative. As write(2), and never a signal.
ssize_t confine_send(int channel, const void *bytes, size_t count, int file);

/// Reads from a channel. A file that is passed along comes in `file`, closed on exec; else that is -1. As read(2).
ssize_t confine_receive(int channel, void *bytes, size_t count, int *file);

#endif
