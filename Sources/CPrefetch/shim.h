// Tells the processor which memory will be asked for soon; Swift has no word for it. Any address will do: nothing is read.
static inline void prefetch(const void *address) { __builtin_prefetch(address, 1, 3); }
