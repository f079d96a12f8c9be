#ifndef CONFINE_LANDLOCK_H
#define CONFINE_LANDLOCK_H

/// Closes the file system, TCP, abstract sockets and signals to others, as far as the kernel's Landlock knows them; whether it did.
int landlock_close(void);

/// Leaves only the system calls that reading needs; whether the kernel does that.
int filter_calls(void);

#endif
