#define _GNU_SOURCE
#include "CConfine.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

int confine_start(pid_t *process, const char *path, const char *name, int channel) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t signals;
  int error = posix_spawn_file_actions_init(&files);
  if (error != 0) return error;
  if ((error = posix_spawnattr_init(&signals)) != 0) {
    posix_spawn_file_actions_destroy(&files);
    return error;
  }
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  char *const arguments[] = {(char *)name, NULL};
  char *const environment[] = {NULL};
  // The channel may be 0, 1 or 2 itself, where these were closed: first it goes to 0.
  if ((error = posix_spawn_file_actions_adddup2(&files, channel, 0)) == 0 &&
      (error = posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0)) == 0 &&
      (error = posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0)) == 0 &&
      (error = posix_spawn_file_actions_addclosefrom_np(&files, 3)) == 0 &&
      (error = posix_spawn_file_actions_addchdir_np(&files, "/")) == 0 &&
      (error = posix_spawnattr_setsigmask(&signals, &none)) == 0 &&
      (error = posix_spawnattr_setsigdefault(&signals, &all)) == 0 &&
      (error = posix_spawnattr_setpgroup(&signals, 0)) == 0 &&
      (error = posix_spawnattr_setflags(
           &signals, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP)) == 0) {
    error = posix_spawn(process, path, &files, &signals, arguments, environment);
  }
  posix_spawnattr_destroy(&signals);
  posix_spawn_file_actions_destroy(&files);
  return error;
}
