#ifndef ALLIES_CCURL_H
#define ALLIES_CCURL_H

// Swift cannot call functions that take any number of values; each of these takes one, of one kind.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

#include <netinet/in.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>

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

static inline CURLcode allies_curl_on_open(CURL *handle, curl_opensocket_callback function) {
  return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, function);
}

// The bytes of the address that is about to be connected to, as they go over the wire: 4 of them or 16, and none of any
// other kind of address.
static inline size_t allies_curl_peer(const struct curl_sockaddr *peer, unsigned char bytes[16]) {
  if (peer->family == AF_INET && peer->addrlen >= sizeof(struct sockaddr_in)) {
    memcpy(bytes, (const char *)&peer->addr + offsetof(struct sockaddr_in, sin_addr), 4);
    return 4;
  }
  if (peer->family == AF_INET6 && peer->addrlen >= sizeof(struct sockaddr_in6)) {
    memcpy(bytes, (const char *)&peer->addr + offsetof(struct sockaddr_in6, sin6_addr), 16);
    return 16;
  }
  return 0;
}

// The socket that libcurl would open itself.
static inline curl_socket_t allies_curl_open(const struct curl_sockaddr *peer) {
#ifdef SOCK_CLOEXEC
  return socket(peer->family, peer->socktype | SOCK_CLOEXEC, peer->protocol);
#else
  return socket(peer->family, peer->socktype, peer->protocol);
#endif
}

#endif
