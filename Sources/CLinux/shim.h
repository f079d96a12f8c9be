// What Swift's own view of the C library leaves out.
#include <malloc.h>
#include <sys/vfs.h>
