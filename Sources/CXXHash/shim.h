// Its functions stand in the header: nothing has to be linked, and newsq starts as quickly as without them. Their names there are
// macros, which Swift does not see.
#define XXH_INLINE_ALL
#include <xxhash.h>

typedef struct { unsigned long long high, low; } xxhash_128;

static inline unsigned long long xxhash_64_seeded(const void *bytes, size_t count, unsigned long long seed) {
  return XXH3_64bits_withSeed(bytes, count, seed);
}

static inline xxhash_128 xxhash_split(XXH128_hash_t hash) { return (xxhash_128){hash.high64, hash.low64}; }

static inline xxhash_128 xxhash_128_of(const void *bytes, size_t count) { return xxhash_split(XXH3_128bits(bytes, count)); }

/// Of bytes that come one after the other; to be ended by `xxhash_end`.
static inline void *xxhash_begin(void) {
  XXH3_state_t *state = XXH3_createState();
  if (state) XXH3_128bits_reset(state);
  return state;
}

static inline void xxhash_add(void *state, const void *bytes, size_t count) { XXH3_128bits_update(state, bytes, count); }

static inline xxhash_128 xxhash_value(void *state) { return xxhash_split(XXH3_128bits_digest(state)); }

static inline void xxhash_end(void *state) { XXH3_freeState(state); }
