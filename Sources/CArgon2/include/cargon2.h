#ifndef ALLIES_CARGON2_H
#define ALLIES_CARGON2_H

#include <argon2.h>

#endif
