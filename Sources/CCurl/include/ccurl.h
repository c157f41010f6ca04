#ifndef ALLIES_CCURL_H
#define ALLIES_CCURL_H

// Swift cannot call functions that take any number of values; each of these takes one, of one kind.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

typedef size_t (*allies_curl_bytes)(char *bytes, size_t size, size_t count, void *context);
typedef int (*allies_curl_progress)(void *context, curl_off_t toGet, curl_off_t got, curl_off_t toPut, curl_off_t put);

static inline CURLcode allies_curl_number(CURL *handle, CURLoption option, long number) {
  return curl_easy_setopt(handle, option, number);
}

static inline CURLcode allies_curl_text(CURL *handle, CURLoption option, const char *text) {
  return curl_easy_setopt(handle, option, text);
}

static inline CURLcode allies_curl_list(CURL *handle, CURLoption option, struct curl_slist *list) {
  return curl_easy_setopt(handle, option, list);
}

static inline CURLcode allies_curl_context(CURL *handle, CURLoption option, void *context) {
  return curl_easy_setopt(handle, option, context);
}

static inline CURLcode allies_curl_on_bytes(CURL *handle, CURLoption option, allies_curl_bytes function) {
  return curl_easy_setopt(handle, option, function);
}

static inline CURLcode allies_curl_on_progress(CURL *handle, allies_curl_progress function) {
  return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, function);
}

static inline CURLcode allies_curl_response(CURL *handle, long *code) {
  return curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, code);
}

typedef int (*allies_curl_talk)(CURL *handle, curl_infotype kind, char *bytes, size_t count, void *context);

static inline CURLcode allies_curl_on_talk(CURL *handle, allies_curl_talk function) {
  return curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, function);
}

#endif
