import Basics
import People
import Site

/// An evening as whoever hosts it sees it, on a tablet or a telephone: who has come, the round that runs, and the next.
struct EveningPage {
  let frame: Frame
  let evening: Evening
  let guests: [Evening.Guest]
  let rota: EveningRota
  let desk: Desk

  private var voice: Voice { frame.voice }
  static func address(_ id: ID<Evening>) -> Address { "/evenings/\(id)" }
  private var address: Address { Self.address(evening.id) }

  static func title(_ evening: Evening) -> Bilingual {
    .inBoth { voice in
      let day = voice.date(evening.day)
      return voice(en: "The evening of \(day)", fr: "La soirée du \(day)")
    }
  }

  /// Nobody's name where the record may not be seen any more.
  func name(_ person: ID<Person>) -> String {
    (desk.newcomer(person) ?? desk.professional(person))?.person.name
      ?? voice(en: "somebody", fr: "quelqu’un")
  }

  /// Whose names the page shows.
  var shown: [DeskEntry] { guests.compactMap { desk.newcomer($0.person) ?? desk.professional($0.person) } }

  var html: HTML {
    var frame = frame.titled(Self.title(evening))
    frame.breadcrumbs = [DeskPersonPage.list(desk), EveningsPage.way(evening.programme)]
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p class="lead">\(state)</p>
        \(figures)\(steps)\
        \(if: evening.begun > 0 && !evening.isOver, seats(of: evening.begun, Bilingual(en: "Now: round \(evening.begun)", fr: "Maintenant : tour \(evening.begun)")))\
        \(if: evening.begun < evening.rounds, seats(of: evening.begun + 1, Bilingual(en: "Next: round \(evening.begun + 1)", fr: "Ensuite : tour \(evening.begun + 1)")))\
        \(list(frame))
        \(add)
        """)
  }

  // MARK: Where it stands

  private var state: String {
    let (rounds, minutes) = (voice.number(evening.rounds), voice.number(evening.minutes))
    let plan = voice(
      en: "\(rounds) rounds of \(minutes) minutes", fr: "\(rounds) tours de \(minutes) minutes")
    let now =
      evening.isOver
      ? voice(en: "The evening is over.", fr: "La soirée est terminée.")
      : evening.begun == 0
        ? voice(en: "Not begun yet.", fr: "Pas encore commencée.")
        : voice(
          en: "Round \(voice.number(evening.begun)) runs.",
          fr: "Le tour \(voice.number(evening.begun)) est en cours.")
    return (evening.place.isEmpty ? plan : "\(evening.place), \(plan)") + ". " + now
  }

  private func count(_ side: Side, _ state: Evening.Guest.State? = nil) -> Int {
    guests.count { $0.side == side && (state == nil || $0.state == state) }
  }

  private var figures: HTML {
    let roles = desk.roster.roles
    return Figures(
      Side.allCases.map { side in
        let (here, all) = (count(side, .here), count(side) - count(side, .gone))
        return Figures.Figure(
          .inBoth { voice in
            voice(
              en: "\(roles[side].many.en) here", fr: "\(roles[side].many.fr) : sur place")
          }, voice.number(here),
          note: .inBoth { $0(en: "of \($0.number(all)) expected", fr: "sur \($0.number(all)) attendus") })
      }
    ).html(voice)
  }

  private var steps: HTML {
    guard !evening.isOver else { return Actions(rotaLink(.main)).html(voice) }
    let next = evening.begun + 1
    let words =
      next > evening.rounds
      ? Bilingual(en: "End the evening", fr: "Terminer la soirée")
      : Bilingual(en: "Begin round \(next)", fr: "Commencer le tour \(next)")
    let again =
      evening.begun > 0
      ? PostButton(
        Bilingual(en: "Plan the round that runs anew", fr: "Refaire le plan du tour en cours"),
        to: "\(address.path)/plan".address,
        fields: [("round", String(evening.begun))]
      ).html(frame) : .empty
    return """
      <form method="post"\(action: "\(address.path)/rounds".address)>\(Layout.token(frame))\
      <input type="hidden" name="round" value="\(next)"><div class="actions">\
      \(Action.button(words, .main, icon: .clock).html(voice))\(rotaLink(.second).html(voice))</div></form>
      \(again)
      """
  }

  private func rotaLink(_ weight: Action.Weight) -> Action {
    .link(
      Bilingual(en: "The rota, to print", fr: "La grille des tours, à imprimer"),
      "\(address.path)/rota".address, weight,
      icon: .document)
  }

  // MARK: Who sits where

  private func seats(of round: Int, _ title: Bilingual) -> HTML {
    let tables = guests.filter { $0.side == .professionals && $0.isPlanned(in: evening) }
    let seated = Set(rota.rounds.indices.contains(round - 1) ? Array(rota.rounds[round - 1].keys) : [])
    let standing = guests.filter {
      $0.side == .newcomers && $0.isPlanned(in: evening) && !seated.contains($0.person)
    }
    let pauses = voice.list(standing.map { name($0.person) })
    let rows: HTML = .each(tables) { table in
      let newcomer = rota.newcomer(at: table.person, in: round - 1).map { name($0) }
      let free = voice(en: "nobody", fr: "personne")
      return """
        <li><strong>\(EveningRotaPage.table(table, voice))</strong> <bdi>\(name(table.person))</bdi> – <bdi>\(newcomer ?? free)</bdi></li>

        """
    }
    return """
      <h2>\(voice(title))</h2>
      \(if: !tables.isEmpty, "<ul>\(rows)</ul>\n")\
      \(if: !standing.isEmpty, "<p>\(voice(en: "A pause in this round: \(pauses).", fr: "Pause pendant ce tour : \(pauses)."))</p>\n")
      """
  }

  // MARK: Who has come

  private func list(_ frame: Frame) -> HTML {
    let query = TableQuery(frame.query)
    let order: [Evening.Guest.State] =
      evening.begun == 0 ? [.expected, .here, .gone] : [.here, .expected, .gone]
    let rows = order.flatMap { state in guests.filter { $0.state == state } }
    return table.html(
      frame, TableSlice(of: rows, by: query, columns: table.columns, voice: voice), query: query)
  }

  private var table: Table<Evening.Guest> {
    let (page, address) = (self, address)
    return Table<Evening.Guest>(
      "guests", Bilingual(en: "Who is expected", fr: "Qui est attendu"),
      [
        .text("name", Bilingual(en: "Name", fr: "Nom")) { page.name($0.person) },
        .words("role", Bilingual(en: "As", fr: "Rôle")) { page.desk.roster.roles[$0.side].one },
        .number("table", Bilingual(same: "Table")) { $0.table },
        .other("state", Bilingual(en: "State", fr: "Présence")) { guest, voice in
          EveningWords.badge(guest.state).html(voice)
        },
        .other("mark", Bilingual(en: "Mark", fr: "Noter")) { guest, _ in
          .each(Evening.Guest.State.allCases.filter { $0 != guest.state && $0 != .expected }) { state in
            PostButton(
              EveningWords.mark(state, in: page.evening),
              to: "\(address.path)/guests/\(guest.person)/state".address,
              about: page.name(guest.person), fields: [("state", state.rawValue)]
            ).html(page.frame)
          }
        },
      ], counted: (en: ("guest", "guests"), fr: ("personne", "personnes")),
      empty: EmptyState(
        .open, title: Bilingual(en: "Nobody is expected yet", fr: "Personne n’est encore attendu"),
        words: Bilingual(
          en: "Take people into the programme, and then put whoever is ready on the list.",
          fr: "Admettez des personnes au programme, puis inscrivez celles qui sont prêtes.")))
  }

  private var add: HTML {
    guard !evening.isOver else { return .empty }
    return Action.button(
      Bilingual(en: "Put on the list whoever is ready now", fr: "Inscrire les personnes prêtes maintenant"),
      .second,
      icon: .plus
    ).form(frame, to: "\(address.path)/guests".address)
  }
}

extension String {
  /// A path of ours, made of parts that are letters of an address.
  fileprivate var address: Address { Address(local: self) ?? "/desk" }
}

/// The words for who has come.
enum EveningWords {
  static func badge(_ state: Evening.Guest.State) -> Badge {
    switch state {
    case .expected: Badge(Bilingual(en: "expected", fr: "attendue"), .quiet, icon: .clock)
    case .here: Badge(Bilingual(en: "here", fr: "sur place"), .good, icon: .check)
    case .gone: Badge(Bilingual(en: "not here", fr: "absente"), .warm, icon: .cross)
    }
  }

  static func mark(_ state: Evening.Guest.State, in evening: Evening) -> Bilingual {
    switch state {
    case .expected: Bilingual(en: "Expected", fr: "Attendue")
    case .here: Bilingual(en: "Is here", fr: "Est là")
    case .gone:
      evening.begun == 0
        ? Bilingual(en: "Does not come", fr: "Ne vient pas") : Bilingual(en: "Has left", fr: "Est partie")
    }
  }

  static let nobodyHere = Refusal(
    .conflict, en: "Mark first who is here: the first round is planned for them.",
    fr: "Notez d’abord les personnes présentes : le premier tour est prévu pour elles.")

  static let unplannable = Refusal(
    .content, en: "This evening could not be planned. Please report this.",
    fr: "Cette soirée n’a pas pu être planifiée. Veuillez le signaler.")
}
