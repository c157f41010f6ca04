#ifndef ALLIES_CQRCODE_H
#define ALLIES_CQRCODE_H

#include <qrencode.h>

#endif
