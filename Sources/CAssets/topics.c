// Made by bin/list-topics. The order is that of the pages; move lines as you like, in both lists alike.
#include "assets.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char topics_english[] = {
#embed "topics/before-first-day.en.md"
    , 0,
#embed "topics/buddy.en.md"
    , 0,
#embed "topics/canadian-experience.en.md"
    , 0,
#embed "topics/case-small-firm.en.md"
    , 0,
#embed "topics/cost-of-vacancy.en.md"
    , 0,
#embed "topics/credentials.en.md"
    , 0,
#embed "topics/feedback.en.md"
    , 0,
#embed "topics/job-posting.en.md"
    , 0,
#embed "topics/skills-that-matter.en.md"
    , 0,
#embed "topics/structured-interview.en.md"
    , 0,
    0};

static const unsigned char topics_french[] = {
#embed "topics/before-first-day.fr.md"
    , 0,
#embed "topics/buddy.fr.md"
    , 0,
#embed "topics/canadian-experience.fr.md"
    , 0,
#embed "topics/case-small-firm.fr.md"
    , 0,
#embed "topics/cost-of-vacancy.fr.md"
    , 0,
#embed "topics/credentials.fr.md"
    , 0,
#embed "topics/feedback.fr.md"
    , 0,
#embed "topics/job-posting.fr.md"
    , 0,
#embed "topics/skills-that-matter.fr.md"
    , 0,
#embed "topics/structured-interview.fr.md"
    , 0,
    0};

struct allies_asset allies_asset_topics_english(void) {
  return (struct allies_asset){topics_english, sizeof topics_english};
}

struct allies_asset allies_asset_topics_french(void) {
  return (struct allies_asset){topics_french, sizeof topics_french};
}
