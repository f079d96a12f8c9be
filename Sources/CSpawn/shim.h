// What Swift's Glibc module leaves out: GNU's own functions for starting programs. No header is included here: its types
// would become this module's.

int pipe2(int ends[2], int flags);
int prlimit(int process, int resource, const void *new_limit, void *old_limit);
int posix_spawn_file_actions_addchdir_np(void *actions, const char *path);
int posix_spawn_file_actions_addclosefrom_np(void *actions, int from);
