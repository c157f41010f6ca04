import Basics
import Site

/// Who sits in a council, sector by sector.
enum SeatPage {
  static func list(_ frame: Frame, _ seats: [SeatHeld]) -> HTML {
    let frame = frame.titled(title)
    let voice = frame.voice
    let missing = Organisation.Sector.allCases.filter { sector in
      !seats.contains { $0.organisation.details.kind.sector == sector }
    }
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(title))</h1>
        \(seats.isEmpty ? empty.html(voice) : sectors(seats, voice))\
        \(if: !seats.isEmpty && !missing.isEmpty, gap(missing, voice))
        """)
  }

  private static func sectors(_ seats: [SeatHeld], _ voice: Voice) -> HTML {
    "\(Organisation.Sector.allCases, { sector($0, seats.filter { [sector = $0] in $0.organisation.details.kind.sector == sector }, voice) })"
  }

  private static func sector(_ sector: Organisation.Sector, _ seats: [SeatHeld], _ voice: Voice) -> HTML {
    guard !seats.isEmpty else { return .empty }
    return """
      <h2>\(voice(sector.title))</h2>
      \(Card.grid(seats.map(card), voice))
      """
  }

  private static func card(_ held: SeatHeld) -> Card {
    let organisation: Address = "/organisations/\(held.organisation.id)"
    return Card(
      Bilingual(same: held.contact.name), at: organisation,
      badge: held.seat.isChair ? Badge(Bilingual(en: "Chair", fr: "Présidence")) : nil,
      actions: [
        .link(
          Bilingual(en: "Gives up the seat", fr: "Quitte le siège"),
          "/seats/\(held.seat.id)/closure/new", .plain)
      ],
      content: """
        <p><bdi>\(held.organisation.details.name)</bdi></p>
        <p><bdi>\(held.seat.body)</bdi></p>
        \(held.seat.alternate.map { "<p><small><bdi>\($0)</bdi></small></p>\n" })
        """)
  }

  private static func gap(_ missing: [Organisation.Sector], _ voice: Voice) -> HTML {
    let names = voice.list(missing.map { voice($0.title).lowercased() })
    let words = Bilingual(
      en: "Nobody sits here yet for: \(names).", fr: "Personne ne siège encore pour : \(names).")
    return Notice(.note, words, next: NavigationEntry(OrganisationPage.title, "/organisations")).html(voice)
  }

  static func form(_ frame: Frame, _ fill: FormFill, contact: Contact, of organisation: Organisation) -> HTML
  {
    let title = Bilingual(en: "A seat for \(contact.name)", fr: "Un siège pour \(contact.name)")
    return OrganisationPage.page(
      OrganisationPage.under(organisation, frame.titled(title)), SeatForm.form, fill,
      to: "/contacts/\(contact.id)/seats",
      send: Bilingual(en: "Give this seat", fr: "Attribuer ce siège"))
  }

  static func closure(_ frame: Frame, of held: SeatHeld) -> HTML {
    let name = held.contact.name
    let frame = frame.titled(
      Bilingual(en: "\(name) gives up the seat?", fr: "\(name) quitte le siège ?"))
    let question = Dialog(
      id: "closure", title: frame.title,
      words: Bilingual(
        en: "The seat at “\(held.seat.body)” is free from now on; that they held it stays known.",
        fr: "Le siège à « \(held.seat.body) » sera libre dès maintenant ; on saura toujours qui l’occupait."),
      action: "/seats/\(held.seat.id)/closure",
      confirm: Bilingual(en: "Free the seat", fr: "Libérer le siège"), isGrave: true)
    return Layout.page(frame, body: question.body(frame, back: "/council"))
  }

  /// The seat in one line, for the page of the organisation.
  static func words(_ seat: Seat) -> Bilingual {
    seat.isChair
      ? Bilingual(en: "Chairs \(seat.body)", fr: "Préside \(seat.body)")
      : Bilingual(en: "Sits at \(seat.body)", fr: "Siège à \(seat.body)")
  }

  static let title = Bilingual(en: "The council", fr: "Le conseil")

  private static let empty = EmptyState(
    .open, title: Bilingual(en: "No seat is taken yet", fr: "Aucun siège n’est encore occupé"),
    words: Bilingual(
      en: "Open an organisation, and give a seat to somebody who speaks for it.",
      fr: "Ouvrez la fiche d’une organisation, et attribuez un siège à quelqu’un qui parle en son nom."),
    next: .link(
      Bilingual(en: "Open the directory", fr: "Ouvrir le répertoire"), "/organisations", .main))
}
