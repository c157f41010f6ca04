// Made by bin/list-topics. The order is that of the pages; move lines as you like, in both lists alike.
#include "assets.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char topics_english[] = {
    0};

static const unsigned char topics_french[] = {
    0};

struct allies_asset allies_asset_topics_english(void) {
  return (struct allies_asset){topics_english, sizeof topics_english};
}

struct allies_asset allies_asset_topics_french(void) {
  return (struct allies_asset){topics_french, sizeof topics_french};
}
