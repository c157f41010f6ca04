#include "ccurl.h"

#include "later.h"

#include <stdarg.h>

#ifdef __APPLE__
#define LIBRARY "libcurl.4.dylib"
#else
#define LIBRARY "libcurl.so.4"
#endif

// Nothing else is called before it has succeeded.
ALLIES_FIRST(LIBRARY, CURLcode, curl_global_init, (long flags), (flags), CURLE_FAILED_INIT)

ALLIES_LATER(LIBRARY, CURL *, curl_easy_init, (void), ())
ALLIES_LATER(LIBRARY, void, curl_easy_cleanup, (CURL * handle), (handle))
ALLIES_LATER(LIBRARY, CURLcode, curl_easy_perform, (CURL * handle), (handle))
ALLIES_LATER(LIBRARY, struct curl_slist *, curl_slist_append, (struct curl_slist * list, const char *text), (list, text))
ALLIES_LATER(LIBRARY, void, curl_slist_free_all, (struct curl_slist * list), (list))

// Each takes one value, of one kind out of several, all of them as large as a pointer, and reads it as the option says.

static CURLcode later_setopt(CURL *handle, CURLoption option, void *value) {
  static void *found;
  ALLIES_FIND(LIBRARY, curl_easy_setopt)
  return ((CURLcode(*)(CURL *, CURLoption, ...))function)(handle, option, value);
}

CURLcode curl_easy_setopt(CURL *handle, CURLoption option, ...) {
  va_list values;
  va_start(values, option);
  void *value = va_arg(values, void *);
  va_end(values);
  return later_setopt(handle, option, value);
}

static CURLcode later_getinfo(CURL *handle, CURLINFO info, void *value) {
  static void *found;
  ALLIES_FIND(LIBRARY, curl_easy_getinfo)
  return ((CURLcode(*)(CURL *, CURLINFO, ...))function)(handle, info, value);
}

CURLcode curl_easy_getinfo(CURL *handle, CURLINFO info, ...) {
  va_list values;
  va_start(values, info);
  void *value = va_arg(values, void *);
  va_end(values);
  return later_getinfo(handle, info, value);
}
