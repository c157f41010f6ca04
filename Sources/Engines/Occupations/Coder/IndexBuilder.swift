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
    var seen: Set<UnitCode> = []
    var previous: UnitCode?
    for entry in lexicon.entries where entry.unit != previous {
      seen.insert(entry.unit)
      previous = entry.unit
    }
    units = seen.sorted()
    var places: [UnitCode: Int] = [:]
    for (place, unit) in units.enumerated() { places[unit] = place }
    // Unit after unit, since the evidence is counted that way.
    starts = [Int](repeating: 0, count: units.count + 1)
    // Entries of a unit follow each other.
    var last: (unit: UnitCode?, place: Int) = (nil, 0)
    let placeOfEntry = lexicon.entries.map { entry in
      if entry.unit != last.unit { last = (entry.unit, places[entry.unit] ?? 0) }
      return last.place
    }
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
  func layout() -> IndexLayout {
    // Measured on the lexicon: two to three features of words and one of letters for each entry, a different word for
    // every third.
    var features = TitleFeatures(expecting: order.count / 2)
    var words = FeatureCounting(units: units.count, features: order.count * 2)
    var fours = FeatureCounting(units: units.count, features: order.count)
    var whole = FeatureCounting(units: units.count, features: order.count)
    var forms = FormCounting()
    var texts = TextsOfUnits()
    // The unit and source in which each whole title was last met.
    var lastMet: [Int32] = []
    for place in units.indices {
      for number in order[starts[place]..<starts[place + 1]] {
        let entry = lexicon.entries[number]
        let range = Int(entry.start)..<Int(entry.start + entry.count)
        features.read(lexicon.text.span.extracting(range))
        let share = max(1, entry.source.sixteenths(in: entry.language) * Int32(entry.sixteenths) / 16)
        if entry.isTitle, !features.stems.isEmpty {
          texts.add(lexicon.text[range])
          // The gender forms of a title are one title, and count once for each source.
          let title = whole.number(of: TitleFeatures.key(of: features.stems))
          if Int(title) == lastMet.count { lastMet.append(-1) }
          let met = Int32(truncatingIfNeeded: place) << 8 | Int32(entry.source.rawValue)
          if lastMet[Int(title)] == met { continue }
          lastMet[Int(title)] = met
          whole.count(title, sixteenths: max(1, entry.source.sixteenthsAsItIs * Int32(entry.sixteenths) / 16))
        }
        for pair in features.pairs { words.count(words.number(of: pair.key), sixteenths: share) }
        forms.count(features, sixteenths: share)
      }
      forms.close(features, words: &words, fours: &fours)
      words.close(place)
      fours.close(place)
      whole.close(place)
      texts.close()
    }
    var contents: [IndexLayout.Part: IndexLayout.PartContent] = [
      .facts: .init(facts), .units: .init(units.map(\.number)),
      .stems: .init(KnownStems.bits(of: (0..<features.formCount).map(features.stem(ofForm:)))),
      .texts: .init(texts.text), .textEnds: .init(texts.ends), .textsOfUnit: .init(texts.firsts),
    ]
    contents.merge(words.contents(.words)) { $1 }
    contents.merge(fours.contents(.fours)) { $1 }
    contents.merge(whole.contents(.titles)) { $1 }
    return IndexLayout(writing: contents)
  }

  /// Counts the words of a unit, and what belongs to each only once for all titles that have it.
  private struct FormCounting {
    /// How many titles of this unit have a form, begin with it, and end with it, in sixteenths.
    private struct Count { var all: Int32 = 0, first: Int32 = 0, last: Int32 = 0 }
    private struct Numbers {
      let stem, root: Int32
      // Numbered when they are first needed.
      var first: Int32 = -1, last: Int32 = -1
      let fours: Range<Int>
    }

    private var running: [Count] = []
    private var touched: [Int] = []
    private var numbers: [Numbers] = []
    private var fourNumbers: [Int32] = []

    mutating func count(_ features: TitleFeatures, sixteenths: Int32) {
      guard let first = features.forms.first, let last = features.forms.last else { return }
      while running.count < features.formCount { running.append(Count()) }
      for form in features.forms {
        if running[form].all == 0 { touched.append(form) }
        running[form].all &+= sixteenths
      }
      running[first].first &+= sixteenths
      let headLast = features.forms[features.headLast]
      running[headLast].last &+= sixteenths
      if last != headLast { running[last].last &+= sixteenths }
    }

    mutating func close(_ features: TitleFeatures, words: inout FeatureCounting, fours: inout FeatureCounting)
    {
      while numbers.count < features.formCount {
        let form = numbers.count
        let start = fourNumbers.count
        for four in features.fours(ofForm: form) { fourNumbers.append(fours.number(of: four)) }
        numbers.append(
          Numbers(
            stem: words.number(of: features.stem(ofForm: form)),
            root: words.number(of: features.family(ofForm: form)), fours: start..<fourNumbers.count))
      }
      for form in touched {
        let count = running[form]
        running[form] = Count()
        words.count(numbers[form].stem, sixteenths: count.all)
        words.count(numbers[form].root, sixteenths: count.all)
        for place in numbers[form].fours { fours.count(fourNumbers[place], sixteenths: count.all) }
        let stem = features.stem(ofForm: form)
        if count.first > 0 {
          if numbers[form].first < 0 { numbers[form].first = words.number(of: TitleFeatures.first(stem)) }
          words.count(numbers[form].first, sixteenths: count.first)
        }
        if count.last > 0 {
          if numbers[form].last < 0 { numbers[form].last = words.number(of: TitleFeatures.last(stem)) }
          words.count(numbers[form].last, sixteenths: count.last)
        }
      }
      touched.removeAll(keepingCapacity: true)
    }
  }

  /// Room for the fingerprint of the carried lexicon, and how many titles came from each source.
  private var facts: [UInt64] {
    var counts = [UInt64](repeating: 0, count: TitleSource.allCases.count)
    for entry in lexicon.entries where entry.isTitle { counts[Int(entry.source.rawValue)] += 1 }
    // The fingerprint is put in when the index is written.
    return [0] + counts
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
