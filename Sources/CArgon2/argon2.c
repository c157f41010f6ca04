#include "cargon2.h"

#include "later.h"

#ifdef __APPLE__
#define LIBRARY "libargon2.1.dylib"
#else
#define LIBRARY "libargon2.so.1"
#endif

// The only function of it that is called; without the library it fails as it would for want of memory.
ALLIES_FIRST(LIBRARY, int, argon2id_ctx, (argon2_context *context), (context), ARGON2_MEMORY_ALLOCATION_ERROR)
