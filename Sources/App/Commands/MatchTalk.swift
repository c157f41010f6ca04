import Basics
import People
import Programmes
import Tables

/// What `allies match` says on the way: first what it understood, then what it did.
struct MatchTalk {
  let language: Language
  let isSilent: Bool
  /// False where a list is only tried: then there is no file to refer to.
  var writesFiles = true

  /// How a list was read: shown before anything is done with it.
  func understood(_ list: IntakeList) {
    let origin = list.origin
    say(
      en: "\(origin.file): \(format(origin).en), headings in row \(list.columns.headingsRow)",
      fr: "\(origin.file) : \(format(origin).fr), en-têtes à la ligne \(list.columns.headingsRow)")
    if case .workbook(_, let others) = origin.format, !others.isEmpty {
      say(
        en: "  sheets not read: \(others.joined(separator: ", "))",
        fr: "  feuilles non lues : \(others.joined(separator: ", "))")
    }
    let used = list.columns.columns.filter { $0.meaning != .unused }
    let width = min(40, used.map(\.heading.count).max() ?? 0)
    for column in used {
      let padding = String(repeating: " ", count: max(0, width - column.heading.count))
      let mapped =
        column.isMapped ? Bilingual(en: " (as you said)", fr: " (selon votre indication)")[language] : ""
      say("  \(column.heading)\(padding)  →  \(title(column.meaning, list))\(mapped)")
    }
    let unused = list.columns.columns.filter { $0.meaning == .unused && !$0.heading.isEmpty }.map(\.heading)
    if !unused.isEmpty {
      say(en: "  not used: \(shortened(unused))", fr: "  non utilisées : \(shortened(unused))")
    }
    for notice in list.notices { say(en: "  note: \(notice.en)", fr: "  remarque : \(notice.fr)") }
    let people = list.profiles.count
    let refused = list.refused.count
    say(
      en:
        "  \(people) \(people == 1 ? "person" : "people") read, \(refused) \(refused == 1 ? "row" : "rows") refused\(refused == 0 ? "" : ":")",
      fr:
        "  \(people) \(people < 2 ? "personne lue" : "personnes lues"), \(refused) \(refused < 2 ? "ligne refusée" : "lignes refusées")\(refused == 0 ? "" : " :")"
    )
    for message in list.refused.prefix(20).flatMap(\.messages) {
      say("    " + message.sentence[language])
    }
    if refused > 20 {
      let place =
        writesFiles ? Bilingual(en: ", in rejected.csv", fr: ", dans rejected.csv") : Bilingual(same: "")
      say(
        en: "    … and \(refused - 20) more\(place.en)",
        fr: "    … et \(refused - 20) autres\(place.fr)")
    }
    say("")
  }

  func policy(_ policy: RoundPolicy, notices: [Bilingual]) {
    for line in policy.summary { say(line[language]) }
    for notice in notices { say(en: "  note: \(notice.en)", fr: "  remarque : \(notice.fr)") }
    say("")
  }

  func results(_ record: RoundRecord, folder: String) {
    let round = record.round
    let (matched, all) = (round.pairs.count, round.newcomers.count)
    say(
      en:
        "\(matched) of \(all) newcomers matched, \(round.waiting.count) left waiting; \(round.professionals.count - round.free.count) of \(round.professionals.count) professionals meet somebody.",
      fr:
        "\(matched) \(matched < 2 ? "nouvel arrivant jumelé" : "nouveaux arrivants jumelés") sur \(all), \(round.waiting.count) en attente ; \(round.professionals.count - round.free.count) professionnels sur \(round.professionals.count) rencontrent quelqu’un."
    )
    if let score = round.averageScore {
      say(
        en: "Average score of the pairs: \(score) of 100 (n = \(matched)).",
        fr: "Pointage moyen des jumelages : \(score) sur 100 (n = \(matched)).")
    }
    for notice in round.unresolved { say(en: "Take note: \(notice.en).", fr: "À noter : \(notice.fr).") }
    if let shortage = round.shortages.first {
      say(
        en: "Professionals are most needed in: \(shortage.occupation.en) (\(shortage.waiting) waiting).",
        fr:
          "Le plus grand besoin de professionnels : \(shortage.occupation.fr) (\(shortage.waiting) en attente)."
      )
    }
    say(
      en: "Proven to be the best possible under this policy; check it with: allies verify \(folder)",
      fr:
        "Prouvé : aucun jumelage n’est meilleur selon cette politique ; vérifiez avec : allies verify \(folder)"
    )
    say(en: "Read \(folder)/report.html first.", fr: "Commencez par \(folder)/report.html.")
  }

  private func format(_ origin: Sheet.Origin) -> Bilingual {
    let gzip = origin.compressed ? ", gzip" : ""
    switch origin.format {
    case .workbook(let sheet, _):
      return Bilingual(en: "XLSX, sheet “\(sheet)”\(gzip)", fr: "XLSX, feuille « \(sheet) »\(gzip)")
    case .delimited(let delimiter, let encoding):
      let name =
        switch delimiter {
        case .comma: Bilingual(en: "commas", fr: "virgules")
        case .semicolon: Bilingual(en: "semicolons", fr: "points-virgules")
        case .tab: Bilingual(en: "tabs", fr: "tabulations")
        }
      return Bilingual(
        en: "text with \(name.en), \(encoding.rawValue)\(gzip)",
        fr: "texte à \(name.fr), \(encoding.rawValue)\(gzip)")
    }
  }

  private func title(_ meaning: ColumnMap.Meaning, _ list: IntakeList) -> String {
    switch meaning {
    case .field(let field): field.title[language]
    case .own(let index): list.ownTitles.indices.contains(index) ? list.ownTitles[index] : ""
    case .unused: ""
    }
  }

  private func shortened(_ headings: [String]) -> String {
    let shown = headings.prefix(12).joined(separator: ", ")
    return headings.count > 12 ? shown + ", … (\(headings.count))" : shown
  }

  private func say(en: String, fr: String) {
    say(language == .english ? en : fr)
  }

  private func say(_ line: String) {
    if !isSilent { Terminal.say(line) }
  }
}

extension Round.Step {
  var words: Bilingual {
    switch self {
    case .comparing(let done, let all):
      Bilingual(en: "Comparing people: \(done) of \(all)", fr: "Comparaison : \(done) personnes sur \(all)")
    case .solving(let done, let all):
      Bilingual(en: "Matching: \(done) of \(all)", fr: "Jumelage : \(done) personnes sur \(all)")
    case .explaining: Bilingual(en: "Writing the reasons", fr: "Rédaction des raisons")
    }
  }
}
