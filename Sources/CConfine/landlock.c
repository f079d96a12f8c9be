#define _GNU_SOURCE
#include "landlock.h"
#include "CConfine.h"

#include <errno.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

// The numbers and rights of Landlock (landlock(7)) are written out: the kernel may know more of them than the headers that this
// is built with.
enum { CREATE_RULESET = 444, RESTRICT_SELF = 446, ASK_VERSION = 1 };

struct ruleset {
  uint64_t files, network, scopes;
};

int confine_landlock_version(void) {
  long version = syscall(CREATE_RULESET, NULL, 0, ASK_VERSION);
  return version > 0 ? (int)version : 0;
}

int landlock_close(void) {
  int version = confine_landlock_version();
  if (version == 0) return 0;
  // How many rights over files each version has, from execute (1) to ioctl (5).
  static const unsigned char rights[] = {0, 13, 14, 15, 15, 16};
  unsigned count = version < 5 ? rights[version] : 16;
  struct ruleset all = {.files = (UINT64_C(1) << count) - 1};
  // bind and connect of TCP (4); abstract sockets and signals (6).
  if (version >= 4) all.network = 3;
  if (version >= 6) all.scopes = 3;
  size_t size = version >= 6 ? sizeof all : version >= 4 ? 16 : 8;
  // A set that handles all and allows nothing.
  long set = syscall(CREATE_RULESET, &all, size, 0);
  if (set < 0) return 0;
  long result = syscall(RESTRICT_SELF, set, 0);
  close((int)set);
  return result == 0;
}
