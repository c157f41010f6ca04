import Basics
import People
import Site
import Tables

/// What a person has to do before the pairs are introduced to each other, and the lists to do it with.
extension RoundPage {
  var todo: HTML {
    let order: [Part] = [.exclusions, .rows, .assumptions, .pairs, .shortages]
    let tasks = order.filter { isShown($0) && count(of: $0) ?? 0 > 0 }
    guard !tasks.isEmpty else { return section(.todo, nothingToDo) }
    return section(.todo, "<ol class=\"tasks\">\n\(tasks, task)</ol>")
  }

  private func task(_ part: Part) -> HTML {
    guard let words = taskWords(part) else { return .empty }
    let what = say(words.what)
    return "<li><a href=\"#\(part.rawValue)\">\(what)</a> \(say(words.why))</li>\n"
  }

  private func taskWords(_ part: Part) -> (what: Bilingual, why: Bilingual)? {
    let count = count(of: part) ?? 0
    let number = voice.number(count)
    switch part {
    case .exclusions:
      return (
        Bilingual(
          en: count == 1 ? "Settle one exclusion first." : "Settle \(number) exclusions first.",
          fr: count < 2 ? "D’abord, régler une exclusion." : "D’abord, régler \(number) exclusions."),
        Bilingual(
          en: "The person to be kept apart was not found by that name. It may protect somebody.",
          fr: "La personne à tenir à l’écart est introuvable sous ce nom. Il y va peut-être d’une protection."
        )
      )
    case .pairs:
      return (
        Bilingual(
          en: count == 1 ? "Look through the one pair." : "Look through the \(number) pairs.",
          fr: count < 2 ? "Examiner le jumelage proposé." : "Examiner les \(number) jumelages proposés."),
        Bilingual(
          en: "Each is a proposal with its reasons; you decide who is introduced.",
          fr: "Chacun est une proposition motivée ; c’est vous qui décidez des présentations.")
      )
    case .rows:
      return (
        Bilingual(
          en: count == 1 ? "Correct one row." : "Correct \(number) rows.",
          fr: count < 2 ? "Corriger une ligne." : "Corriger \(number) lignes."),
        Bilingual(
          en: "Until then these people stay out of the round. The rows are in rejected.csv.",
          fr: "D’ici là, ces personnes restent hors du cycle. Les lignes sont dans rejected.csv.")
      )
    case .shortages:
      return (
        Bilingual(
          en: count == 1
            ? "Look for professionals in one occupation."
            : "Look for professionals in \(number) occupations.",
          fr: count < 2
            ? "Chercher des professionnels d’une profession."
            : "Chercher des professionnels de \(number) professions."
        ),
        mostWanted
      )
    case .assumptions:
      return (
        Bilingual(
          en: count == 1 ? "Check one reading." : "Check \(number) readings.",
          fr: count < 2 ? "Vérifier une lecture." : "Vérifier \(number) lectures."),
        Bilingual(
          en: "Some cells could be understood in more than one way.",
          fr: "Certaines cellules pouvaient se comprendre de plus d’une façon.")
      )
    default: return nil
    }
  }

  private var mostWanted: Bilingual {
    let most = round.shortages.prefix(3).map { "\(voice($0.occupation)) (\(voice.number($0.waiting)))" }
    let list = voice.list(most)
    return Bilingual(
      en: "Most wait here: \(list). A list to take to employers.",
      fr: "Là où l’on attend le plus : \(list). Une liste à porter aux employeurs.")
  }

  private var nothingToDo: HTML {
    let sentence = say(
      en: "Nothing is left to correct, and nobody to introduce.",
      fr: "Il n’y a rien à corriger, et personne à présenter.")
    return paragraph(sentence)
  }

  // MARK: The lists to do it with

  var corrections: HTML {
    section(.exclusions, exclusions) + section(.rows, rows) + section(.assumptions, assumptions)
      + section(.shortages, shortages)
  }

  private var exclusions: HTML {
    let intro = say(
      en: "Find out who is meant before anybody named here is introduced. "
        + "Correct the name in the list or in the policy, then match again.",
      fr: "Cherchez qui est visé avant toute présentation des personnes nommées ici. "
        + "Corrigez le nom dans la liste ou dans la politique, puis relancez le jumelage.")
    return paragraph(intro)
      + "<ul class=\"warnings\">\n\(round.unresolved, { "<li>\(sentence($0))</li>\n" })</ul>"
  }

  private var rows: HTML {
    let intro = say(
      en: "Each row is refused alone; the others took part. "
        + "All of them, with what to do, are also in rejected.csv.",
      fr: "Chaque ligne est refusée seule ; les autres ont participé. "
        + "Toutes se trouvent aussi, avec la marche à suivre, dans rejected.csv.")
    return paragraph(intro) + "\(lists.filter { !$0.refused.isEmpty }, refusedTable)"
  }

  private func refusedTable(_ list: IntakeList) -> HTML {
    let side = capitalized(say(list.side.title))
    let file = say(Bilingual(same: list.origin.file))
    let row = say(en: "Row", fr: "Ligne")
    let what = say(en: "What is wrong, and what to do", fr: "Ce qui ne va pas, et que faire")
    return """
      <table class="refused">
      <caption>\(side), <span class="file">\(file)</span></caption>
      <thead><tr><th scope="col" class="number">\(row)</th><th scope="col">\(what)</th></tr></thead>
      <tbody>
      \(list.refused, refusedRow)</tbody>
      </table>

      """
  }

  private func refusedRow(_ row: IntakeList.RefusedRow) -> HTML {
    "<tr><th scope=\"row\" class=\"number\">\(row.number)</th><td>\(row.messages, refusal)</td></tr>\n"
  }

  private func refusal(_ message: Message) -> HTML {
    let column: HTML =
      message.place.column.map { "<span class=\"column\">\(say(Bilingual(same: $0)))</span> " } ?? .empty
    return
      "<p>\(column)\(sentence(message.wrong)) <span class=\"then\">\(sentence(message.remedy))</span></p>"
  }

  private var assumptions: HTML {
    let intro = say(
      en: "These cells were used, but could be understood otherwise.",
      fr: "Ces cellules ont servi, mais pourraient se comprendre autrement.")
    let policy: HTML =
      round.notices.isEmpty
      ? .empty : list(of: round.notices, under: say(en: "The policy", fr: "La politique"))
    let lists: HTML =
      "\(lists.filter { !$0.notices.isEmpty }, { list(of: $0.notices, under: capitalized(say($0.side.title))) })"
    return paragraph(intro) + lists + policy
  }

  private func list(of notices: [Bilingual], under heading: String) -> HTML {
    """
    <h3>\(heading)</h3>
    <ul>\(notices, { "<li>\(sentence($0))</li>\n" })</ul>

    """
  }

  // MARK: Shortages

  /// Occupations in which one newcomer waits are told in one paragraph: a table of them would hide the others.
  private var shortages: HTML {
    let many = round.shortages.filter { $0.waiting > 1 }
    let single = round.shortages.filter { $0.waiting == 1 }
    let intro = say(
      en: "Occupations of the newcomers who still wait: a list to take to employers. "
        + "Titles that mean the same occupation, or nearly, count as one, under the name it has in the "
        + "National Occupational Classification; places are all those offered there, taken or not.",
      fr: "Les professions des nouveaux arrivants qui attendent encore : une liste à porter aux employeurs. "
        + "Les titres qui désignent la même profession, ou presque, comptent pour une, sous le nom que lui donne "
        + "la Classification nationale des professions ; "
        + "les places sont toutes celles offertes, prises ou non.")
    return paragraph(intro) + (many.isEmpty ? .empty : shortageTable(many))
      + (single.isEmpty ? .empty : singles(single))
  }

  private func shortageTable(_ shortages: [Shortage]) -> HTML {
    let columns = [
      say(en: "Waiting", fr: "En attente"), say(en: "Longest, in days", fr: "Jours, au plus"),
      say(en: "Places", fr: "Places"),
    ]
    return """
      <table class="shortages">
      <caption>\(say(en: "Where two or more wait", fr: "Là où deux personnes ou plus attendent"))</caption>
      <thead><tr><th scope="col">\(say(en: "Occupation", fr: "Métier"))</th>\
      \(columns, { "<th scope=\"col\" class=\"number\">\($0)</th>" })</tr></thead>
      <tbody>
      \(shortages, shortageRow)</tbody>
      </table>

      """
  }

  private func shortageRow(_ shortage: Shortage) -> HTML {
    let numbers = [
      voice.number(shortage.waiting), shortage.longestWait.map(voice.number) ?? "–",
      voice.number(shortage.places),
    ]
    let occupation = say(shortage.occupation)
    let written = shortage.titles.prefix(4).joined(separator: " · ")
    let titles: HTML =
      folded(written) == folded(occupation) ? .empty : " <small>\(say(Bilingual(same: written)))</small>"
    return """
      <tr><th scope="row">\(occupation)\(titles)</th>\(numbers, { "<td class=\"number\">\($0)</td>" })</tr>

      """
  }

  private func singles(_ shortages: [Shortage]) -> HTML {
    let title = say(
      en: "One newcomer waits in each of:", fr: "Une personne attend dans chacune de ces professions :")
    let names = shortages.flatMap(\.titles).joined(separator: " · ")
    return "<p><strong>\(title)</strong> \(say(Bilingual(same: names)))</p>\n"
  }
}
