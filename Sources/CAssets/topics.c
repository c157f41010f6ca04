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
#embed "topics/accents-and-video.en.md"
    , 0,
#embed "topics/agency-or-council.en.md"
    , 0,
#embed "topics/case-large-organization.en.md"
    , 0,
#embed "topics/connectors.en.md"
    , 0,
#embed "topics/fear-and-bias.en.md"
    , 0,
#embed "topics/first-90-days.en.md"
    , 0,
#embed "topics/first-day.en.md"
    , 0,
#embed "topics/francophone-newcomers.en.md"
    , 0,
#embed "topics/hiring-plan.en.md"
    , 0,
#embed "topics/international-students.en.md"
    , 0,
#embed "topics/internships-and-subsidies.en.md"
    , 0,
#embed "topics/language-needs.en.md"
    , 0,
#embed "topics/licences.en.md"
    , 0,
#embed "topics/mentoring-as-source.en.md"
    , 0,
#embed "topics/networks-and-referrals.en.md"
    , 0,
#embed "topics/panel-decision.en.md"
    , 0,
#embed "topics/professional-associations.en.md"
    , 0,
#embed "topics/pronouncing-names.en.md"
    , 0,
#embed "topics/reading-resumes.en.md"
    , 0,
#embed "topics/references-abroad.en.md"
    , 0,
#embed "topics/refugees-skills.en.md"
    , 0,
#embed "topics/small-places.en.md"
    , 0,
#embed "topics/status-and-permits.en.md"
    , 0,
#embed "topics/telling-candidates.en.md"
    , 0,
#embed "topics/unwritten-rules.en.md"
    , 0,
#embed "topics/where-to-post.en.md"
    , 0,
#embed "topics/work-samples.en.md"
    , 0,
#embed "topics/workplace-language.en.md"
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
#embed "topics/accents-and-video.fr.md"
    , 0,
#embed "topics/agency-or-council.fr.md"
    , 0,
#embed "topics/case-large-organization.fr.md"
    , 0,
#embed "topics/connectors.fr.md"
    , 0,
#embed "topics/fear-and-bias.fr.md"
    , 0,
#embed "topics/first-90-days.fr.md"
    , 0,
#embed "topics/first-day.fr.md"
    , 0,
#embed "topics/francophone-newcomers.fr.md"
    , 0,
#embed "topics/hiring-plan.fr.md"
    , 0,
#embed "topics/international-students.fr.md"
    , 0,
#embed "topics/internships-and-subsidies.fr.md"
    , 0,
#embed "topics/language-needs.fr.md"
    , 0,
#embed "topics/licences.fr.md"
    , 0,
#embed "topics/mentoring-as-source.fr.md"
    , 0,
#embed "topics/networks-and-referrals.fr.md"
    , 0,
#embed "topics/panel-decision.fr.md"
    , 0,
#embed "topics/professional-associations.fr.md"
    , 0,
#embed "topics/pronouncing-names.fr.md"
    , 0,
#embed "topics/reading-resumes.fr.md"
    , 0,
#embed "topics/references-abroad.fr.md"
    , 0,
#embed "topics/refugees-skills.fr.md"
    , 0,
#embed "topics/small-places.fr.md"
    , 0,
#embed "topics/status-and-permits.fr.md"
    , 0,
#embed "topics/telling-candidates.fr.md"
    , 0,
#embed "topics/unwritten-rules.fr.md"
    , 0,
#embed "topics/where-to-post.fr.md"
    , 0,
#embed "topics/work-samples.fr.md"
    , 0,
#embed "topics/workplace-language.fr.md"
    , 0,
    0};

struct allies_asset allies_asset_topics_english(void) {
  return (struct allies_asset){topics_english, sizeof topics_english};
}

struct allies_asset allies_asset_topics_french(void) {
  return (struct allies_asset){topics_french, sizeof topics_french};
}
