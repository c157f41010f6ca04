#include "assets.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char connector_policy[] = {
#embed "policies/connector.yaml"
};

static const unsigned char mentoring_policy[] = {
#embed "policies/mentoring.yaml"
};

static const unsigned char report_style[] = {
#embed "styles/report.css"
};

struct allies_asset allies_asset_connector_policy(void) {
  return (struct allies_asset){connector_policy, sizeof connector_policy};
}

struct allies_asset allies_asset_mentoring_policy(void) {
  return (struct allies_asset){mentoring_policy, sizeof mentoring_policy};
}

struct allies_asset allies_asset_report_style(void) {
  return (struct allies_asset){report_style, sizeof report_style};
}
