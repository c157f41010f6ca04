#ifndef ALLIES_ASSETS_H
#define ALLIES_ASSETS_H

#include <stddef.h>

/// A file that the binary carries within itself, so that one file is the whole product.
struct allies_asset {
  const unsigned char *bytes;
  size_t count;
};

struct allies_asset allies_asset_connector_policy(void);
struct allies_asset allies_asset_mentoring_policy(void);
struct allies_asset allies_asset_connector_model(void);
struct allies_asset allies_asset_mentoring_model(void);
struct allies_asset allies_asset_group_mentoring_model(void);
struct allies_asset allies_asset_speed_mentoring_model(void);
struct allies_asset allies_asset_board_matching_model(void);
struct allies_asset allies_asset_report_style(void);
struct allies_asset allies_asset_site_style(void);
struct allies_asset allies_asset_site_script(void);
struct allies_asset allies_asset_site_passkeys(void);
struct allies_asset allies_asset_site_desk(void);
struct allies_asset allies_asset_site_occupations(void);
struct allies_asset allies_asset_site_mark(void);

/// The topics for employers, each ended by a NUL, in the same order in both languages.
struct allies_asset allies_asset_topics_english(void);
struct allies_asset allies_asset_topics_french(void);

#endif
