#include "assets.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char connector_policy[] = {
#embed "policies/connector.yaml"
};

static const unsigned char mentoring_policy[] = {
#embed "policies/mentoring.yaml"
};

static const unsigned char connector_model[] = {
#embed "models/connector.yaml"
};

static const unsigned char mentoring_model[] = {
#embed "models/mentoring.yaml"
};

static const unsigned char group_mentoring_model[] = {
#embed "models/group-mentoring.yaml"
};

static const unsigned char speed_mentoring_model[] = {
#embed "models/speed-mentoring.yaml"
};

static const unsigned char board_matching_model[] = {
#embed "models/board-matching.yaml"
};

static const unsigned char report_style[] = {
#embed "styles/report.css"
};

static const unsigned char site_style[] = {
#embed "styles/site.css"
};

static const unsigned char site_script[] = {
#embed "scripts/site.js"
};

static const unsigned char site_passkeys[] = {
#embed "scripts/passkeys.js"
};

static const unsigned char site_desk[] = {
#embed "scripts/desk.js"
};

static const unsigned char site_occupations[] = {
#embed "scripts/occupations.js"
};

static const unsigned char site_mark[] = {
#embed "icons/mark.svg"
};

struct allies_asset allies_asset_connector_policy(void) {
  return (struct allies_asset){connector_policy, sizeof connector_policy};
}

struct allies_asset allies_asset_mentoring_policy(void) {
  return (struct allies_asset){mentoring_policy, sizeof mentoring_policy};
}

struct allies_asset allies_asset_connector_model(void) {
  return (struct allies_asset){connector_model, sizeof connector_model};
}

struct allies_asset allies_asset_mentoring_model(void) {
  return (struct allies_asset){mentoring_model, sizeof mentoring_model};
}

struct allies_asset allies_asset_group_mentoring_model(void) {
  return (struct allies_asset){group_mentoring_model, sizeof group_mentoring_model};
}

struct allies_asset allies_asset_speed_mentoring_model(void) {
  return (struct allies_asset){speed_mentoring_model, sizeof speed_mentoring_model};
}

struct allies_asset allies_asset_board_matching_model(void) {
  return (struct allies_asset){board_matching_model, sizeof board_matching_model};
}

struct allies_asset allies_asset_report_style(void) {
  return (struct allies_asset){report_style, sizeof report_style};
}

struct allies_asset allies_asset_site_style(void) {
  return (struct allies_asset){site_style, sizeof site_style};
}

struct allies_asset allies_asset_site_script(void) {
  return (struct allies_asset){site_script, sizeof site_script};
}

struct allies_asset allies_asset_site_passkeys(void) {
  return (struct allies_asset){site_passkeys, sizeof site_passkeys};
}

struct allies_asset allies_asset_site_desk(void) {
  return (struct allies_asset){site_desk, sizeof site_desk};
}

struct allies_asset allies_asset_site_occupations(void) {
  return (struct allies_asset){site_occupations, sizeof site_occupations};
}

struct allies_asset allies_asset_site_mark(void) {
  return (struct allies_asset){site_mark, sizeof site_mark};
}
