#include "later.h"

#include <dlfcn.h>

void *allies_later(const char *library, const char *name) {
  // A library that is loaded is not loaded again; it stays until the program ends.
  void *loaded = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  return loaded ? dlsym(loaded, name) : 0;
}
