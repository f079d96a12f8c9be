#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Landlock's version, which the C library has no call for: 1 or more, or -1 where the kernel has none. */
static inline long landlock_version(void) {
  return syscall(SYS_landlock_create_ruleset, (void *)0, 0, LANDLOCK_CREATE_RULESET_VERSION);
}
