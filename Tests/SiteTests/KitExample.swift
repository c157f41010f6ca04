import Basics
import Site

// The example of docs/site.md, compiled and tested; KitExampleTests sees that the two say the same.

/// Somebody's offer to hold a round table at their employer's.
struct Hosting: Sendable, Equatable {
  let employer: String
  let day: LocalDate
  let seats: Int
}

enum HostingForm {
  static let employer = Field.text("employer", Bilingual(en: "Employer", fr: "Employeur"), limit: 120)
  static let day = Field.date(
    "day", Bilingual(en: "On which day?", fr: "Quel jour ?"),
    LocalDate(daysSince1970: 20_779)...LocalDate(daysSince1970: 21_144))
  static let seats = Field.number("seats", Bilingual(en: "Seats at the table", fr: "Places à table"), 4...20)
    .hint(Bilingual(en: "Yours included.", fr: "La vôtre comprise."))

  static let form = Form("employers/hosting", employer, day, seats) {
    Hosting(employer: $0, day: $1, seats: $2)
  }
}

enum HostingPage {
  /// The form: blank, from a draft, or with what to correct.
  static func form(_ frame: Frame, _ fill: FormFill = .blank) -> HTML {
    let frame = frame.titled(en: "Hold a round table", fr: "Tenir une table ronde")
    let send = Bilingual(en: "Offer this round table", fr: "Proposer cette table ronde")
    return Layout.page(
      HostingForm.form.framed(frame),
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        \(HostingForm.form.html(frame, to: "/hostings", filled: fill, send: send))
        """)
  }

  /// Everything on offer, sorted and searched as the address says.
  static func list(_ frame: Frame, _ hostings: [Hosting]) -> HTML {
    let frame = frame.titled(en: "Round tables", fr: "Tables rondes")
    let query = TableQuery(frame.query)
    let slice = TableSlice(of: hostings, by: query, columns: table.columns, voice: frame.voice)
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        \(table.html(frame, slice, query: query))
        \(Actions(offer).html(frame.voice))
        """)
  }

  static let table = Table<Hosting>(
    "hostings", Bilingual(en: "On offer", fr: "Proposées"),
    [
      .name("employer", Bilingual(en: "Employer", fr: "Employeur")) { $0.employer },
      .date("day", Bilingual(en: "Day", fr: "Jour")) { $0.day },
      .number("seats", Bilingual(en: "Seats", fr: "Sièges")) { $0.seats },
    ],
    counted: (en: ("round table", "round tables"), fr: ("table ronde", "tables rondes")),
    empty: EmptyState(
      .open, title: Bilingual(en: "No round table is on offer", fr: "Aucune table ronde n’est proposée"),
      words: Bilingual(
        en: "Employers who offer one appear here.", fr: "Les employeurs qui en proposent apparaissent ici."),
      next: offer))

  static let offer = Action.link(
    Bilingual(en: "Hold a round table", fr: "Tenir une table ronde"), "/hostings/new", .main, icon: .plus)
}
