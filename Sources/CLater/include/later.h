#ifndef ALLIES_LATER_H
#define ALLIES_LATER_H

// Functions of a library that is loaded when the first of them is called, and not when the program starts: most commands
// need neither a server of mail nor one of databases, and would spend a third of their start on the thirty libraries
// behind these two (docs/decisions/0030).

/// A function of a library, which is loaded if it is not yet; null if the system has no such library.
void *allies_later(const char *library, const char *name);

/// Defines a function under its own name, which hands everything on. It may be called once another function of the library
/// has shown that the library is there.
#define ALLIES_LATER(library, type, name, parameters, arguments) \
  type name parameters {                                         \
    static void *found;                                          \
    ALLIES_FIND(library, name)                                   \
    return ((type(*) parameters)function) arguments;             \
  }

/// The same for functions that are called first: without the library they give something else.
#define ALLIES_FIRST(library, type, name, parameters, arguments, otherwise) \
  type name parameters {                                                    \
    static void *found;                                                     \
    ALLIES_FIND(library, name)                                              \
    if (!function) return otherwise;                                        \
    return ((type(*) parameters)function) arguments;                        \
  }

#define ALLIES_FIND(library, name)                            \
  void *function = __atomic_load_n(&found, __ATOMIC_ACQUIRE); \
  if (!function) {                                            \
    function = allies_later(library, #name);                  \
    __atomic_store_n(&found, function, __ATOMIC_RELEASE);     \
  }

#endif
