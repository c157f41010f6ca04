#include "cqrcode.h"

#include "later.h"

#ifdef __APPLE__
#define LIBRARY "libqrencode.4.dylib"
#else
#define LIBRARY "libqrencode.so.4"
#endif

// Nothing else is called unless it gave a symbol.
ALLIES_FIRST(
  LIBRARY, QRcode *, QRcode_encodeData, (int size, const unsigned char *data, int version, QRecLevel level),
  (size, data, version, level), 0)

ALLIES_LATER(LIBRARY, void, QRcode_free, (QRcode * code), (code))
