#pragma once

/// Asks for the memory at an address and does not wait for it. Any address will do; nothing is read.
static inline __attribute__((always_inline)) void prefetch(const void *address) {
  __builtin_prefetch(address, 0, 3);
}
