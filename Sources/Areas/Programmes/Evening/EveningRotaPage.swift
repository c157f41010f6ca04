import Basics
import People
import Site

/// The rota for everybody: a card for each guest and each table, to print and cut, or to find on a telephone.
struct EveningRotaPage {
  let page: EveningPage
  /// What is looked for among the names.
  let find: String

  static func table(_ guest: Evening.Guest, _ voice: Voice) -> String {
    let number = voice.number(guest.table ?? 0)
    return "Table\u{A0}\(number)"
  }

  var html: HTML {
    let (evening, voice) = (page.evening, page.frame.voice)
    var frame = page.frame.titled(
      .inBoth { voice in
        let day = voice.date(evening.day)
        return voice(en: "Rota: the evening of \(day)", fr: "Grille des tours : soirée du \(day)")
      })
    frame.breadcrumbs = [
      DeskPersonPage.list(page.desk),
      NavigationEntry(EveningPage.title(evening), EveningPage.address(evening.id)),
    ]
    let planned = page.guests.filter { $0.isPlanned(in: evening) || met($0) }
    let lookUp = LookUp(
      Bilingual(en: "Whose rota?", fr: "La grille de qui ?"), typed: find, menus: [],
      at: Address(local: "\(EveningPage.address(evening.id).path)/rota") ?? "/desk", found: "rota")
    let roles = page.desk.roster.roles
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p>\(evening.place)</p>
        \(lookUp.html(voice))
        <div id="rota">\(Side.allCases, { side in
          let cards = planned.filter { $0.side == side && isWanted($0) }
          return "\(if: !cards.isEmpty, "<h2>\(voice(roles[side].heading))</h2>\n<div class=\"cards\">\(cards, { card($0) })</div>\n")"
        })</div>
        """)
  }

  private func isWanted(_ guest: Evening.Guest) -> Bool {
    let name = folded(page.name(guest.person))
    return folded(find).split(separator: " ").allSatisfy { name.contains($0) }
  }

  private func met(_ guest: Evening.Guest) -> Bool {
    page.rota.rounds.contains { $0[guest.person] != nil || $0.values.contains(guest.person) }
  }

  private func card(_ guest: Evening.Guest) -> HTML {
    let (voice, rounds) = (page.frame.voice, page.evening.rounds)
    let tables = Dictionary(page.guests.map { ($0.person, $0) }) { first, _ in first }
    let pause = voice(en: "a pause", fr: "pause")
    let lines: HTML = .each(0..<rounds) { round in
      let line: HTML
      if guest.side == .newcomers {
        line =
          page.rota.professional(of: guest.person, in: round).map { professional in
            let table = tables[professional].map { Self.table($0, voice) } ?? ""
            return "<strong>\(table)</strong> <bdi>\(page.name(professional))</bdi>"
          } ?? "\(pause)"
      } else {
        line =
          page.rota.newcomer(at: guest.person, in: round).map { "<bdi>\(page.name($0))</bdi>" } ?? "\(pause)"
      }
      return "<li>\(line)</li>\n"
    }
    let table = guest.side == .professionals ? Self.table(guest, voice) + " · " : ""
    return """
      <article class="card"><header><h3>\(table)<bdi>\(page.name(guest.person))</bdi></h3></header>
      <ol>\(lines)</ol></article>

      """
  }
}
