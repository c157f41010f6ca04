import Basics
import Identity
import Mail
import People
import Site
import Storage

/// Writes the letters of a partnership, each to one person, in the transaction of what they tell of.
///
/// The texts are those of the programme's version under which it began; where it has none for what everybody must be told, a plain
/// one of ours stands in. Nobody's name is filled in before both have said yes.
struct PartnershipPost {
  let connection: Connection
  let outbox: Outbox
  /// Where this site is reached, `https://allies.example.org`.
  let origin: String
  let model: ProgrammeModel
  let calendar: WorkCalendar
  let now: Moment

  /// What a letter is about: the last day of the clock, and the occasion, for which somebody gets one letter and no more.
  struct Occasion {
    let name: String
    var day: LocalDate?
    /// When it is sent, where it may wait.
    var due: Moment?
  }

  /// Writes to one of the two.
  ///
  /// - Returns: whether a letter goes: nothing is written where there is no address, or the occasion had its letter. That is kept too.
  @discardableResult
  func write(
    _ message: ModelMessage, to party: Partnership.Party, of partnership: Partnership, _ occasion: Occasion
  ) throws -> Bool {
    guard let person = try PartnershipPeople.person(partnership.person(party), connection) else {
      return false
    }
    let address = person.email.flatMap { MailAddress($0) }
    let isNew = try note(message, person, partnership, occasion)
    guard isNew, let address else { return false }
    let ticket = try PartnershipLinkStore(connection).add(
      for: person, party, to: partnership.id, at: now)
    let (mine, theirs) = (person, try PartnershipPeople.person(partnership.person(party.other), connection))
    let letter = try letter(
      message, to: mine, at: address, party, theirs, partnership, ticket, occasion)
    let id = try outbox.add(letter, in: connection, due: occasion.due)
    try connection.run(
      """
      UPDATE partnership_letters SET letter = \(id?.rawValue)
      WHERE partnership = \(partnership.id) AND person = \(person.id) AND occasion = \(occasion.name)
      """)
    return id != nil
  }

  /// What was written, or would have been.
  private func note(
    _ message: ModelMessage, _ person: Person, _ partnership: Partnership, _ occasion: Occasion
  ) throws -> Bool {
    let subject = try subject(message, partnership, occasion.day)
    return try connection.run(
      """
      INSERT INTO partnership_letters (id, person, keeper, council, partnership, decided_for, occasion, message, subject_en,
        subject_fr, at)
      VALUES (\(ID<PartnershipPost>(at: now)), \(person.id), \(person.keeper), \(person.council), \(partnership.id),
        \(partnership.decidedFor), \(occasion.name), \(message.name), \(subject.en), \(subject.fr), \(now))
      ON CONFLICT (partnership, person, occasion) DO NOTHING
      """) == 1
  }

  // MARK: Words

  private func subject(_ message: ModelMessage, _ partnership: Partnership, _ day: LocalDate?) throws
    -> Bilingual
  {
    let impersonal = try values(partnership, to: .newcomer, nil, nil, day, areKnown: false).filter {
      ModelPlaceholder.impersonal.contains($0.key)
    }
    return Bilingual(
      en: message.subject.filled(in: .english, with: impersonal.mapValues(\.en)),
      fr: message.subject.filled(in: .french, with: impersonal.mapValues(\.fr)))
  }

  private func letter(
    _ message: ModelMessage, to person: Person, at address: MailAddress, _ party: Partnership.Party,
    _ other: Person?, _ partnership: Partnership, _ ticket: Ticket, _ occasion: Occasion
  ) throws -> Letter {
    let link = Bilingual(en: link(ticket, .english), fr: link(ticket, .french))
    let text = try body(message, to: person, party, other, partnership, occasion.day, link: link)
    return Letter(
      to: address, language: person.language,
      subject: Letter.Subject(impersonal: try subject(message, partnership, occasion.day)), text: text,
      html: Bilingual(en: Self.html(text.en, link: link.en), fr: Self.html(text.fr, link: link.fr)))
  }

  private func body(
    _ message: ModelMessage, to person: Person?, _ party: Partnership.Party, _ other: Person?,
    _ partnership: Partnership, _ day: LocalDate?, link: Bilingual
  ) throws -> Bilingual {
    let isIntroduction = message.when == .introduced
    var values = try values(
      partnership, to: party, person, other, day, areKnown: partnership.state.isIntroduced || isIntroduction)
    values[.link] = link
    let reach = isIntroduction ? other.map(Self.reach) : nil
    func text(_ language: Language) -> String {
      [message.body.filled(in: language, with: values.mapValues { $0[language] }), reach?[language]]
        .compactMap(\.self).joined(separator: "\n\n")
    }
    return Bilingual(en: text(.english), fr: text(.french))
  }

  /// A letter as it would be written now, before anybody decides to send it.
  func preview(
    _ message: ModelMessage, to party: Partnership.Party, of partnership: Partnership, day: LocalDate? = nil
  ) throws -> (subject: Bilingual, body: Bilingual) {
    let link = Bilingual(en: "(the link of whoever gets it)", fr: "(le lien de la personne destinataire)")
    let body = try body(
      message, to: PartnershipPeople.person(partnership.person(party), connection), party,
      PartnershipPeople.person(partnership.person(party.other), connection), partnership, day, link: link)
    return (try subject(message, partnership, day), body)
  }

  private func link(_ ticket: Ticket, _ language: Language) -> String {
    origin + "/" + language.rawValue + "/answers/" + ticket.secret.text
  }

  /// How one of the two is reached: what stands in the letter that introduces them.
  private static func reach(_ person: Person) -> Bilingual {
    let ways = [person.email, person.telephone].compactMap(\.self).joined(separator: ", ")
    return Bilingual(
      en: "\(person.name): \(ways.isEmpty ? "ask us how to reach them" : ways)",
      fr: "\(person.name)\u{A0}: \(ways.isEmpty ? "demandez-nous comment la joindre" : ways)")
  }

  /// Paragraphs, with the link as a link: everything else is text.
  private static func html(_ text: String, link: String) -> String {
    let paragraphs: HTML = .each(text.split(separator: "\n\n").map(String.init)) { paragraph in
      let lines: HTML = .each(paragraph.split(separator: "\n").map(String.init)) { line in
        guard line == link, let address = Address(elsewhere: link) else { return "\(line)<br>" }
        return "<a\(href: address)>\(line)</a><br>"
      }
      return "<p>\(lines)</p>"
    }
    return String(decoding: paragraphs.bytes, as: UTF8.self)
  }

  // MARK: Placeholders

  /// What stands for the placeholders; until both have been introduced, what each is called in the programme stands for names.
  private func values(
    _ partnership: Partnership, to party: Partnership.Party, _ person: Person?, _ other: Person?,
    _ day: LocalDate?, areKnown: Bool
  ) throws -> [ModelPlaceholder: Bilingual] {
    let newcomer = party == .newcomer ? person : other
    let professional = party == .professional ? person : other
    func named(_ person: Person?, _ isSelf: Bool, _ role: ModelRole) -> Bilingual {
      guard areKnown || isSelf, let person else {
        return Bilingual(en: "your \(role.one.en)", fr: "votre \(role.one.fr)")
      }
      return Bilingual(same: person.name)
    }
    let coordinator = try PartnershipPeople.person(partnership.begunBy, connection)?.name
    let council = try KeeperStore(connection).keeper(partnership.council)?.name ?? Bilingual(same: "Allies")
    let programme = try connection.row(
      "SELECT name_en, name_fr FROM programmes WHERE id = \(partnership.programme)")
    func span(_ span: ModelMeeting.Span?) -> Bilingual? {
      span.map { span in
        span.least == span.most
          ? Bilingual(same: "\(span.least)")
          : Bilingual(en: "\(span.least) to \(span.most)", fr: "\(span.least) à \(span.most)")
      }
    }
    let referrals = model.obligations.first { $0.thing == .referral }?.count
    var values: [ModelPlaceholder: Bilingual] = [
      .newcomer: named(newcomer, party == .newcomer, model.newcomers),
      .professional: named(professional, party == .professional, model.professionals),
      .coordinator: Bilingual(same: coordinator ?? council.en), .council: council,
      .minutes: Bilingual(same: "\(model.meeting.minutes)"),
      .places: Bilingual(same: model.places.joined(separator: ", ")),
    ]
    if coordinator == nil { values[.coordinator] = council }
    if let person {
      values[.name] = Bilingual(same: person.givenName.isEmpty ? person.name : person.givenName)
    }
    if let programme {
      values[.programme] = Bilingual(en: try programme.value(at: 0), fr: try programme.value(at: 1))
    }
    if let day { values[.day] = .inBoth { $0.date(day) } }
    values[.hours] = span(model.meeting.hours)
    values[.months] = span(model.meeting.months)
    values[.referrals] = referrals.map { Bilingual(same: "\($0)") }
    return values
  }

  /// The text of the agreement, filled in for the two.
  func agreement(_ partnership: Partnership, _ newcomer: Person?, _ professional: Person?) throws
    -> Bilingual?
  {
    guard let agreement = model.agreement else { return nil }
    let values = try values(
      partnership, to: .newcomer, newcomer, professional, nil, areKnown: partnership.state.isIntroduced)
    return Bilingual(
      en: agreement.text.filled(in: .english, with: values.mapValues(\.en)),
      fr: agreement.text.filled(in: .french, with: values.mapValues(\.fr)))
  }
}
