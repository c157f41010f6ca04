/// The words of a job title that say something, each with how much it says.
///
/// "Sr. Software Engineer (10+ yrs)" is about software first and engineering second; that somebody is senior says
/// little about the field. Titles come folded: small letters, no accents, single spaces.
struct TitleWords {
  struct Word: Hashable {
    let stem: String
    /// In hundredths.
    let weight: Int
  }

  let words: [Word]

  init(folded title: String) {
    var words: [Word] = []
    for word in title.split(separator: " ") {
      let text = String(word)
      let startsWithNumber = text.unicodeScalars.first?.properties.numericType != nil
      guard text.utf8.count > 1, !emptyWords.contains(text), !startsWithNumber else { continue }
      let stem = stem(text)
      // "ingenieur ingenieure en logiciel" names the same thing twice.
      if words.contains(where: { $0.stem == stem }) { continue }
      words.append(
        Word(stem: stem, weight: rankStems.contains(stem) ? 15 : generalStems.contains(stem) ? 45 : 100))
    }
    self.words = words
  }
}

/// A word without the endings that only bend it: plurals, French feminine forms, and the English endings that make
/// the doer, the doing and the done of one word.
///
/// Each step sees what the one before has left, so that all forms of a word arrive at the same stem.
func stem(_ word: String) -> String {
  if unbending.contains(word) { return word }
  return doings.reduce(bent(bent(word, by: plurals), by: feminines)) { bent($0, by: $1) }
}

/// The word with the first ending that fits replaced, if enough of it stays to be known by.
private func bent(_ word: String, by endings: [Ending]) -> String {
  guard let ending = endings.first(where: { word.hasSuffix($0.old) }) else { return word }
  let kept = word.utf8.count - ending.old.utf8.count
  guard kept >= ending.least, !unbending.contains(word) else { return word }
  return String(word.dropLast(ending.old.count)) + ending.new
}

private struct Ending {
  let old: String
  let new: String
  /// Letters that must stay before it.
  let least: Int

  init(_ old: String, _ new: String = "", keeping least: Int = 3) {
    self.old = old
    self.new = new
    self.least = least
  }
}

/// "ss", "is" and "us" stand for themselves: business, analysis, campus.
private let plurals = [
  Ending("sses", "ss"), Ending("ss", "ss"), Ending("is", "is"), Ending("us", "us"), Ending("ies", "y"),
  Ending("s"),
]

private let feminines = [
  Ending("trice", "teur", keeping: 2), Ending("euse", "eur"), Ending("eresse", "eur"), Ending("eure", "eur"),
  Ending("iere", "ier"),
  Ending("ienne", "ien"), Ending("elle", "el"), Ending("ee", "e"),
]

/// One after the other: "engineering" is what an "engineer" does, and an engineer is no doer of "engine".
private let doings = [
  [Ending("ment", keeping: 4), Ending("ing")],
  [Ending("eer", "eer"), Ending("er"), Ending("or", keeping: 4)],
  [Ending("e", keeping: 4)],
]

/// Words that would meet another word by losing their ending: custom, care, office.
private let unbending: Set<String> = ["customer", "career", "officer"]

/// Words that look alike and mean something else, by their stems.
let falseFriends: Set<Set<String>> = Set(
  [
    ["police", "policy"], ["customer", "customs"], ["officer", "office"], ["physician", "physicist"],
    ["mental", "metal"],
    ["glass", "grass"], ["court", "count"],
  ].map { Set($0.map(stem)) })

/// Words that say nothing of the field.
private let emptyWords = Set(
  """
  of the and or for in at to with by on an de du des la le les et ou en au aux dans pour par un une sur avec yrs yr
  years year ans an experience exp plus full time part temps plein partiel etc inc ltd canada canadian other autre
  autres licence license pending internationally educated trained foreign former retired permis instance obtention
  etranger etrangere forme formee ancien ancienne retraite retraitee
  """.split(whereSeparator: \.isWhitespace).map(String.init))

/// Words of rank: they say how far somebody has come, hardly in what. One form of each will do.
private let rankStems = stems(
  """
  senior sr junior jr intermediate lead principal chief head assistant associate deputy trainee intern apprentice
  ii iii iv principale chef cheffe adjoint stagiaire apprenti premier registered certified licensed qualified
  professional chartered agree autorise certifie
  """)

/// Words found in the titles of many fields: they say a part. One form of each will do.
private let generalStems = stems(
  """
  engineer manager officer technician technologist specialist analyst consultant worker operator operation
  supervisor director coordinator administrator clerk agent attendant representative advisor planner designer
  developer inspector instructor teacher professor educator therapist helper labourer expert executive system service
  program team
  ingenieur gestionnaire directeur technicien technologue specialiste conseiller travailleur operateur superviseur
  coordonnateur administrateur commis prepose representant planificateur concepteur developpeur inspecteur
  enseignant professeur educateur responsable aide manoeuvre systeme programme equipe
  """)

private func stems(_ words: String) -> Set<String> {
  Set(words.split(whereSeparator: \.isWhitespace).map { stem(String($0)) })
}
