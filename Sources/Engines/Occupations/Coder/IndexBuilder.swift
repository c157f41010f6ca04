import COccupations

/// Counts the titles of a lexicon and puts the counts into an index.
struct IndexBuilder {
  private let lexicon: Lexicon
  private let units: [UnitCode]
  /// The lexicon's entries, unit after unit, and where each unit's begin.
  private var order: [Int]
  private var starts: [Int]

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    units = Set(lexicon.entries.lazy.map(\.unit)).sorted()
    var places: [UnitCode: Int] = [:]
    for (place, unit) in units.enumerated() { places[unit] = place }
    // Unit after unit, since the evidence is counted that way.
    starts = [Int](repeating: 0, count: units.count + 1)
    let placeOfEntry = lexicon.entries.map { places[$0.unit] ?? 0 }
    for place in placeOfEntry { starts[place + 1] += 1 }
    for place in units.indices { starts[place + 1] += starts[place] }
    order = [Int](repeating: 0, count: lexicon.entries.count)
    var next = starts
    for (number, place) in placeOfEntry.enumerated() {
      order[next[place]] = number
      next[place] += 1
    }
  }

  /// - Complexity: O(length of the lexicon).
  func layout(note: [UInt8] = []) -> IndexLayout {
    // Measured on the lexicon: two features of words and one of letters for each entry, a different word for every third.
    var features = TitleFeatures(expecting: order.count / 2)
    var words = FeatureCounting(units: units.count, features: order.count * 3)
    var fours = FeatureCounting(units: units.count, features: order.count)
    var whole = FeatureCounting(units: units.count, features: order.count)
    var stems = FeatureNumbers(capacity: order.count / 2)
    var texts = TextsOfUnits()
    var seen = FeatureNumbers(capacity: order.count)
    // The numbers of the fours of each form, which most titles share with others.
    var foursOfForm: [Range<Int>] = []
    var numbers: [Int32] = []
    for place in units.indices {
      for number in order[starts[place]..<starts[place + 1]] {
        let entry = lexicon.entries[number]
        let range = Int(entry.start)..<Int(entry.start + entry.count)
        features.read(lexicon.text.span.extracting(range))
        let share = max(1, entry.source.sixteenths * Int32(entry.sixteenths) / 16)
        while foursOfForm.count < features.formCount {
          let start = numbers.count
          for four in features.fours(ofForm: foursOfForm.count) { numbers.append(fours.number(of: four)) }
          foursOfForm.append(start..<numbers.count)
        }
        for stem in features.stems { _ = stems.number(of: stem) }
        // The gender forms of a title are one title, and count once for each source.
        let key = TitleFeatures.key(of: features.stems)
        if entry.isTitle {
          if !features.stems.isEmpty { texts.add(lexicon.text[range]) }
          let known = seen.count
          _ = seen.number(of: TitleFeatures.mixed(key, UInt64(place) << 8 | UInt64(entry.source.rawValue)))
          if seen.count == known { continue }
        }
        words.beginTitle(sixteenths: share)
        for word in features.words { words.count(words.number(of: word.key)) }
        fours.beginTitle(sixteenths: share)
        for form in features.forms {
          for place in foursOfForm[form] { fours.count(numbers[place]) }
        }
        if entry.isTitle, !features.stems.isEmpty {
          whole.beginTitle(sixteenths: share)
          whole.count(whole.number(of: key))
        }
      }
      words.close(place)
      fours.close(place)
      whole.close(place)
      texts.close()
    }
    var contents: [IndexLayout.Part: IndexLayout.PartContent] = [
      .facts: .init(facts), .units: .init(units.map(\.number)),
      .stems: .init(KnownStems.bits(of: stems.keys)), .note: .init(note),
      .texts: .init(texts.text), .textEnds: .init(texts.ends), .textsOfUnit: .init(texts.firsts),
    ]
    for table in [words.contents(.words), fours.contents(.fours), whole.contents(.titles)] {
      contents.merge(table) { $1 }
    }
    return IndexLayout(writing: contents)
  }

  /// The fingerprint of the carried lexicon, and how many titles came from each source.
  private var facts: [UInt64] {
    var counts = [UInt64](repeating: 0, count: TitleSource.allCases.count)
    for entry in lexicon.entries where entry.isTitle { counts[Int(entry.source.rawValue)] += 1 }
    return [Self.carriedFingerprint] + counts
  }

  /// Changes with every change of the files the index of the carried lexicon is made from.
  static let carriedFingerprint: UInt64 = {
    var texts = (0..<allies_occupation_lexicon_count()).map { carriedBytes(allies_occupation_lexicon($0)) }
    texts.append(carriedBytes(allies_occupation_words()))
    texts.append(carriedBytes(allies_occupation_classification()))
    return texts.reduce(0) { hash, text in
      let padded = text + Array(repeating: 0, count: 7 - (text.count + 7) % 8)
      return TitleFeatures.mixed(hash, IndexBytes(copying: padded).checksum(0..<padded.count) ?? 0)
    }
  }()

  /// The titles of each unit as they are written, for reasons.
  private struct TextsOfUnits {
    var text: [UInt8] = []
    var ends: [UInt32] = []
    /// For each unit, its first title; and the end.
    var firsts: [UInt32] = [0]

    mutating func add(_ title: ArraySlice<UInt8>) {
      text += title
      ends.append(UInt32(truncatingIfNeeded: text.count))
    }

    mutating func close() { firsts.append(UInt32(truncatingIfNeeded: ends.count)) }
  }
}
