import Basics

/// What a job ad asks, and which of its wordings keep people away for nothing.
///
/// It reads wordings, not meaning: it may miss one, and a person decides what stays.
struct AdCheck: Sendable {
  struct Finding: Sendable {
    let wording: AdWording
    /// As it stands in the ad, with what stands around it.
    let before: String, found: String, after: String
  }

  struct Requirement: Sendable {
    enum Weight: String, Sendable, CaseIterable {
      case must, asset
    }

    let text: String
    let weight: Weight
    /// Can be learned on the job in days or weeks: a program, a form, a short course.
    let isLearnable: Bool
  }

  /// What good postings say, and this one may not.
  enum Said: String, Sendable, CaseIterable {
    case pay, anyCountry, whom
  }

  let findings: [Finding]
  let requirements: [Requirement]
  let missing: [Said]
  let wordCount: Int

  var mustCount: Int { requirements.count { $0.weight == .must } }
  var learnableMustCount: Int { requirements.count { $0.weight == .must && $0.isLearnable } }

  /// More must-haves than these, and some of them are wishes.
  static let manyMusts = 6

  /// - Complexity: O(words × wordings).
  init(_ ad: String) {
    let text = AdText(ad)
    findings = Self.findings(in: text)
    requirements = Self.requirements(in: text)
    missing = Said.allCases.filter { said in
      !(Self.signs[said] ?? []).contains { pattern in
        Self.first(pattern, in: text, 0..<text.words.count) != nil
      }
        && !(said == .pay && ad.contains("$")) && !(said == .whom && ad.contains("@"))
    }
    wordCount = text.words.count
  }

  // MARK: Wordings

  private static func findings(in text: AdText) -> [Finding] {
    var found: [(range: Range<Int>, wording: AdWording)] = []
    for wording in AdWording.all {
      for place in text.words.indices {
        let longest = wording.patterns.compactMap { $0.match(text.words, at: place) }.max {
          $0.count < $1.count
        }
        guard let longest, !isDenied(longest, in: text) else { continue }
        // "Canadian degree required" is one thing to say, however many wordings it fits: the first of them says it.
        if found.contains(where: { $0.range.overlaps(longest) }) { continue }
        found.append((longest, wording))
      }
    }
    found.sort { $0.range.lowerBound < $1.range.lowerBound }
    return found.map { range, wording in
      let context = text.context(of: range)
      return Finding(wording: wording, before: context.before, found: context.found, after: context.after)
    }
  }

  /// "No Canadian experience needed", « expérience canadienne non requise »: what is denied keeps nobody away.
  private static func isDenied(_ range: Range<Int>, in text: AdText) -> Bool {
    let sentence = text.words[range.lowerBound].sentence
    func holds(_ places: Range<Int>, _ words: Set<String>) -> Bool {
      text.words[places.clamped(to: 0..<text.words.count)].contains {
        $0.sentence == sentence && words.contains($0.folded)
      }
    }
    // A wording that begins with the denial is one: "no accent".
    if deniers.contains(text.words[range.lowerBound].folded) { return false }
    return holds(max(0, range.lowerBound - 4)..<range.lowerBound, deniers)
      || holds(range.upperBound..<(range.upperBound + 5), ["not", "unnecessary", "non", "pas"])
  }

  private static let deniers: Set<String> = [
    "no", "not", "without", "never", "sans", "aucune", "aucun", "pas", "ni", "non", "neither",
  ]

  // MARK: Requirements

  private static func requirements(in text: AdText) -> [Requirement] {
    var weight: Requirement.Weight?
    var found: [Requirement] = []
    for line in text.lines {
      let isMust = holds(musts, text, line.words)
      let isAsset = holds(assets, text, line.words)
      if !line.isEntry, line.words.count <= 8, let begun = heading(text, line.words, isAsset: isAsset) {
        weight = begun
        continue
      }
      guard line.isEntry ? weight != nil || isMust || isAsset : isMust && line.words.count <= 40 else {
        // A heading of something else ends the list: what is offered, whom to write to.
        if !line.isEntry, line.words.count <= 8 { weight = nil }
        continue
      }
      let own: Requirement.Weight = isAsset ? .asset : isMust ? .must : weight ?? .must
      let written = Self.unmarked(line.text)
      guard !written.isEmpty else { continue }
      found.append(Requirement(text: written, weight: own, isLearnable: holds(learnable, text, line.words)))
    }
    return found
  }

  /// A line without the sign or the number that it begins with.
  private static func unmarked(_ line: String) -> String {
    let text = line.drop { !$0.isLetter && !$0.isNumber }
    let rest = text.drop { $0.isASCII && $0.isNumber }
    let isNumbered = rest.count < text.count && (rest.hasPrefix(". ") || rest.hasPrefix(") "))
    return String(isNumbered ? rest.dropFirst(2) : text)
  }

  /// What a heading says of the entries below it; nil for no heading of requirements.
  private static func heading(_ text: AdText, _ words: Range<Int>, isAsset: Bool) -> Requirement.Weight? {
    if isAsset { return .asset }
    return holds(headings, text, words) ? .must : nil
  }

  private static func holds(_ patterns: [WordPattern], _ text: AdText, _ words: Range<Int>) -> Bool {
    patterns.contains { first($0, in: text, words) != nil }
  }

  private static func first(_ pattern: WordPattern, in text: AdText, _ words: Range<Int>) -> Range<Int>? {
    for place in words { if let range = pattern.match(text.words, at: place) { return range } }
    return nil
  }

  private static func patterns(_ written: String...) -> [WordPattern] { written.map { WordPattern($0) } }

  private static let musts = patterns(
    "must", "required", "mandatory", "essential", "minimum", "at least", "necessary",
    "exige|exigee|exiges|exigees", "requis*", "obligatoire*", "essentiel*",
    "doit|doivent|devez", "au moins", "necessaire*", "imperatif*")
  private static let assets = patterns(
    "asset*", "nice to have", "preferred", "preferably", "a plus", "bonus", "ideally", "would be great",
    "advantage", "atout*", "souhaite*", "un plus", "idealement",
    "de preference", "serait apprecie*", "avantage")
  private static let headings = patterns(
    "requirements", "qualifications", "what you bring", "what you need", "what we (are) look*", "who you are",
    "you have", "your profile", "skills", "exigences",
    "profil", "competences", "ce que nous cherchons", "ce que vous apportez", "vous avez", "criteres")
  private static let learnable = patterns(
    "excel", "word", "powerpoint", "outlook", "office", "microsoft", "google", "quickbooks", "sage", "sap",
    "oracle", "salesforce", "crm", "erp", "pos", "slack", "jira",
    "sharepoint", "software", "whmis", "simdut", "first aid", "premiers secours|soins", "cpr", "rcr",
    "smart serve", "foodsafe", "food handler*", "forklift", "chariot elevateur",
    "local (building) code*",
    "canadian (building|electrical|tax|labour|accounting) code*|law*|standards|rules", "our products",
    "our systems", "logiciel*", "suite office",
    "code du batiment", "local market", "marche local", "typing", "filing")
  private static let signs: [Said: [WordPattern]] = [
    .pay: patterns(
      "salary", "wage", "wages", "per hour", "hourly", "pay range", "salaire", "remuneration", "taux horaire",
      "de l heure"),
    .anyCountry: patterns(
      "any country", "from anywhere", "wherever", "outside canada",
      "international experience|education|credential*", "abroad", "equivalent", "n importe quel pays",
      "hors (du) canada|quebec", "a l etranger", "acquise ailleurs", "de l etranger", "equivalen*"),
    .whom: patterns(
      "contact", "questions", "call us|me", "telephone", "phone", "communiquez", "ecrivez", "appelez",
      "joindre"),
  ]
}
