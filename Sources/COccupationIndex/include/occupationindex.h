#ifndef ALLIES_OCCUPATION_INDEX_H
#define ALLIES_OCCUPATION_INDEX_H

#include <stddef.h>

// Whoever is linked with this module carries the lexicon compiled: these two take the place of those in COccupations,
// which have no bytes. A module of its own, without COccupations, since the tool that makes the index uses that one.
const unsigned char *allies_occupation_index(void);
size_t allies_occupation_index_count(void);

#endif
