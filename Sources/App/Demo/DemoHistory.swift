import Basics
import People
import Programmes
import Storage

/// Something that happened in the network, and when: carried out in the order of time, so that what is newer stands above.
struct DemoEvent {
  let at: Moment
  let happen: (Connection) throws -> Void
}

/// What happened of one person, from the day they came: drawn by chance from how programmes really go.
struct DemoHistory {
  /// Where a council's programmes are, once they are open.
  struct Programmes: Sendable {
    let mentoring: ID<Programme>
    let connector: ID<Programme>
  }

  let person: DemoPerson
  /// Who keeps the record.
  let staff: DemoStaff
  let council: Keeper
  /// Other agencies of the council.
  let others: [Keeper]
  let programmes: Programmes
  let now: Moment

  func events(_ numbers: inout DemoNumbers) -> [DemoEvent] {
    var events = [DemoEvent(at: person.added, happen: takeUp)]
    let agreement = person.added + .seconds(numbers.number(in: 1_800...20_000))
    if numbers.isSo(of: 90) {
      add(&events, agreement) { try agree(to: council, .matching, $0, at: $1) }
    }
    if numbers.isSo(of: 70) {
      add(&events, agreement + .seconds(60)) { try agree(to: council, .followUp, $0, at: $1) }
    }
    if numbers.isSo(of: 60) { confirm(&events, numbers.number(in: 1...6)) }
    note(&events, &numbers)
    takePart(&events, &numbers)
    refer(&events, &numbers)
    return events
  }

  // MARK: What happens

  private func takeUp(_ connection: Connection) throws {
    let access = staff.access(at: person.added)
    let today = LocalDate(of: person.added)
    try PersonStore(connection, access).takeUp(
      Person(
        id: person.id, keeper: access.keeper, council: access.council, givenName: person.given,
        familyName: person.family, email: person.email, city: staff.keeper.city, language: person.language,
        added: person.added),
      as: person.side == .newcomers ? .newcomer : .professional, occupation: person.occupation)
    let entries = try person.answers.compactMap { field, text in
      try field.read(text, today: today).map { ProfileEntry(field, $0) }
    }
    try ProfileStore(connection, access).save(entries, of: person.id, from: .person)
  }

  private func agree(
    to recipient: Keeper, _ purpose: Consent.Purpose, _ connection: Connection, at moment: Moment
  ) throws {
    let today = LocalDate(of: moment)
    let last = today.adding(days: purpose.mostDays)
    let wording = ConsentWording.current(for: purpose)
    try ConsentStore(connection, staff.access(at: moment)).add(
      Consent(
        id: ID(at: moment), person: person.id, purpose: purpose, recipient: recipient.id,
        isForWholeCouncil: recipient.kind == .council, wording: wording.version, language: person.language,
        given: moment, manner: .spoken, expires: Consent.end(of: last),
        words: wording.words(
          in: person.language, keeper: staff.keeper.name, recipient: recipient.name, until: last)),
      writtenBy: staff.person)
  }

  /// Somebody of the staff looks at how the occupation was understood, and says that it is so.
  private func confirm(_ events: inout [DemoEvent], _ days: Int) {
    add(&events, person.added + .seconds(days * 86_400)) { connection, moment in
      let profiles = ProfileStore(connection, staff.access(at: moment))
      guard let value = try profiles.current(of: person.id).first(where: { $0.field == .occupation }),
        let code = value.answer.coded
      else { return }
      _ = try profiles.confirm(value.id, as: code, of: person.id)
    }
  }

  private func note(_ events: inout [DemoEvent], _ numbers: inout DemoNumbers) {
    let words = person.side == .newcomers ? DemoWords.notes : DemoWords.offers
    for _ in 0..<numbers.number(in: 0...2) {
      let note = numbers.one(of: words, or: words[0])[staff.name.language]
      add(&events, person.added + .seconds(numbers.number(in: 86_400...60 * 86_400))) { connection, moment in
        try NoteStore(connection, staff.access(at: moment)).add(note, .keeper, of: person.id)
      }
    }
    guard numbers.isSo(of: 15) else { return }
    let tag = numbers.one(of: DemoWords.tags, or: DemoWords.tags[0])[staff.name.language]
    add(&events, person.added + .seconds(2 * 86_400)) { connection, moment in
      _ = try TagStore(connection, staff.access(at: moment)).add(tag, to: person.id)
    }
  }

  private func takePart(_ events: inout [DemoEvent], _ numbers: inout DemoNumbers) {
    let programme = numbers.isSo(of: 65) ? programmes.mentoring : programmes.connector
    guard numbers.isSo(of: 96) else { return }
    let applied = person.added + .seconds(numbers.number(in: 3_600...5 * 86_400))
    let id: ID<Application> = numbers.identifier(at: applied)
    let prepared = applied + .seconds(numbers.number(in: 2...12) * 86_400)
    let ready = prepared + .seconds(numbers.number(in: 3...25) * 86_400)
    let isProfessional = person.side == .professionals
    add(&events, applied) { connection, moment in
      try ApplicationStore(connection, staff.access(at: moment)).add(
        person.id, to: programme, as: person.side, isProfessional ? .ready : .applied, known: id)
    }
    if !isProfessional {
      for (stage, moment) in [(Application.Stage.preparing, prepared), (.ready, ready)] {
        add(&events, moment) { connection, moment in
          try ApplicationStore(connection, staff.access(at: moment)).reach(stage, id, of: person.id)
        }
      }
    }
    // Nearly all who came long ago have gone on; of professionals, some.
    let days = isProfessional ? numbers.number(in: 120...600) : numbers.number(in: 5...130)
    guard numbers.isSo(of: isProfessional ? 40 : 98) else { return }
    let ending = numbers.one(
      of: [Application.Ending.completed, .completed, .completed, .withdrew, .notReached], or: .completed)
    add(&events, ready + .seconds(days * 86_400)) { connection, moment in
      try ApplicationStore(connection, staff.access(at: moment)).end(id, of: person.id, ending)
    }
  }

  /// Now and then somebody is sent on to another agency, and it has to answer.
  private func refer(_ events: inout [DemoEvent], _ numbers: inout DemoNumbers) {
    guard person.side == .newcomers, let other = others.randomElement(using: &numbers),
      person.added.duration(to: now) < .seconds(60 * 86_400), numbers.isSo(of: 12)
    else { return }
    let moment = now + .seconds(-numbers.number(in: 3_600...4 * 86_400))
    add(&events, max(moment, person.added + .seconds(30_000))) { connection, moment in
      try agree(to: other, .referral, connection, at: moment)
      _ = try ReferralStore(connection, staff.access(at: moment + .seconds(60))).send(
        person.id, to: other, .referral, because: DemoWords.referral[staff.name.language],
        due: LocalDate(of: moment).adding(days: 7))
    }
  }

  /// What lies ahead does not happen.
  private func add(
    _ events: inout [DemoEvent], _ moment: Moment, _ happen: @escaping (Connection, Moment) throws -> Void
  ) {
    guard moment < now else { return }
    events.append(DemoEvent(at: moment) { try happen($0, moment) })
  }
}
