#include <sqlite3.h>

/* sqlite3_config() takes any arguments, which Swift cannot call. Without its sums SQLite needs no lock for each piece of memory;
   to be called before anything else of SQLite's. */
static inline int sqlite3_config_without_memory_statistics(void) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
