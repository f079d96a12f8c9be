#include <stddef.h>
#include <stdint.h>

// libFuzzer has no header of its own. Runs as its command line says, and ends the process.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*tryOneInput)(const uint8_t *data, size_t size));
