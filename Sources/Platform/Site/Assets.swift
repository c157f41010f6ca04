import Basics
import CAssets

/// The files that the binary carries within itself.
package enum Assets {
  package static var connectorPolicy: String { text(allies_asset_connector_policy()) }
  package static var mentoringPolicy: String { text(allies_asset_mentoring_policy()) }
  package static var connectorModel: String { text(allies_asset_connector_model()) }
  package static var mentoringModel: String { text(allies_asset_mentoring_model()) }
  package static var groupMentoringModel: String { text(allies_asset_group_mentoring_model()) }
  package static var speedMentoringModel: String { text(allies_asset_speed_mentoring_model()) }
  package static var boardMatchingModel: String { text(allies_asset_board_matching_model()) }
  package static var reportStyle: String { text(allies_asset_report_style()) }

  /// The topics for employers, in the order of Sources/CAssets/topics.c; the same in both languages.
  package static func topics(in language: Language) -> [String] {
    let texts = text(language == .english ? allies_asset_topics_english() : allies_asset_topics_french())
    return texts.split(separator: "\0").map(String.init)
  }

  private static func text(_ asset: allies_asset) -> String {
    String(decoding: UnsafeBufferPointer(start: asset.bytes, count: asset.count), as: UTF8.self)
  }
}
