/// Where a title comes from, which says how much it is believed.
public enum TitleSource: UInt8, CaseIterable, Sendable {
  /// The project's own lexicon.
  case lexicon
  /// The official titles of the unit groups.
  case classification
  /// Statistics Canada's index of titles.
  case officialIndex
  /// Employers' own titles in ESDC's Job Bank postings.
  case jobBank
  /// ESCO labels whose unit group three independent routes agree on (A3), two of them (A2), or one (B).
  case escoAllAgree, escoTwoAgree, escoOneRoute
  /// O*NET's alternate titles, through the published crosswalk.
  case onet

  /// How many titles of the lexicon one of these counts as, in sixteenths.
  ///
  /// Three publishers speak English and two French, ESCO alone Spanish or Italian: there its titles count double.
  func sixteenths(in language: Lexicon.Language) -> Int32 {
    let times: Int32 = language == .english || language == .french ? 1 : 2
    return switch self {
    case .lexicon, .classification, .jobBank: 16
    case .officialIndex: 20
    case .onet: 32
    case .escoAllAgree: 20 * times
    case .escoTwoAgree: 13 * times
    case .escoOneRoute: 9 * times
    }
  }

  /// How much a title that stands in one of these as it is speaks for itself, in sixteenths of one of the lexicon. What
  /// came by a correspondence of whole occupations is better judged by its words: many a title went along with the others.
  var sixteenthsAsItIs: Int32 {
    switch self {
    case .lexicon, .classification, .officialIndex, .jobBank, .escoAllAgree: 16
    case .escoTwoAgree: 6
    case .onet, .escoOneRoute: 3
    }
  }
}
