import Basics
import Site

/// What waits of people, as it stands on the first page: in the order in which it presses.
enum DuePage {
  static func lists(_ due: Due, _ clock: DayClock, today: LocalDate) -> [WorkList] {
    [
      list(toAnswer, due.toAnswer, today) { due.names[$0.sender] },
      WorkList(
        toCorrect, count: due.corrections.count,
        due.corrections.first.map { correction, person in
          entry(person, note: byDay(correction.due(clock)), badge: late(correction.due(clock), today))
        }),
      list(unanswered, due.unheard, today) { due.names[$0.recipient] },
      WorkList(
        runningOut, count: due.consentsEnding.count,
        due.consentsEnding.first.map { purpose, end, person in
          entry(
            person,
            note: .inBoth { voice in
              voice(purpose.title) + " · " + voice.date(clock.lastDay(before: end))
            })
        }),
      WorkList(
        withoutAnswer, count: due.questions.count,
        due.questions.first.map { asked, person in
          entry(
            person,
            note: .inBoth { voice in
              let day = voice.relative(clock.day(asked), today: today)
              return voice(en: "asked \(day)", fr: "demandé \(day)")
            })
        }),
      WorkList(
        withoutOccupation, count: due.blank.count,
        due.blank.first.map { added, person in
          entry(
            person,
            note: .inBoth { voice in
              let day = voice.relative(clock.day(added), today: today)
              return voice(en: "taken up \(day)", fr: "dossier ouvert \(day)")
            })
        }),
    ]
  }

  private static func list(
    _ title: Bilingual, _ referrals: [Referral], _ today: LocalDate, _ name: (Referral) -> Bilingual?
  ) -> WorkList {
    let sorted = referrals.sorted { ($0.due, $0.sent) < ($1.due, $1.sent) }
    return WorkList(
      title, count: sorted.count,
      sorted.prefix(WorkList.shown).map { referral in
        WorkList.Entry(
          name(referral) ?? Bilingual(same: "–"), at: "/referrals/\(referral.id.description)",
          note: ReferralWords.title(referral.kind),
          badge: ReferralWords.badge(ReferralClock(referral, today: today)))
      }, all: "/referrals")
  }

  private static func entry(_ person: Person, note: Bilingual, badge: Badge? = nil) -> WorkList.Entry {
    WorkList.Entry(
      Bilingual(same: person.name), at: "/people/\(person.id.description)", note: note, badge: badge)
  }

  private static func byDay(_ day: LocalDate) -> Bilingual {
    .inBoth { $0(en: "to be answered by \($0.date(day))", fr: "réponse attendue d’ici le \($0.date(day))") }
  }

  private static func late(_ day: LocalDate, _ today: LocalDate) -> Badge? {
    day < today ? Badge(Bilingual(en: "Overdue", fr: "En retard"), .alarm, icon: .warning) : nil
  }

  // MARK: Words

  private static let toAnswer = Bilingual(en: "Referrals to answer", fr: "Orientations à traiter")
  private static let toCorrect = Bilingual(
    en: "Corrections people asked for", fr: "Corrections demandées par les personnes")
  private static let unanswered = Bilingual(
    en: "Your referrals without an answer", fr: "Vos orientations sans réponse")
  private static let runningOut = Bilingual(
    en: "Consents that run out within a month", fr: "Consentements qui arrivent à terme d’ici un mois")
  private static let withoutAnswer = Bilingual(
    en: "Consents asked for a week ago or more", fr: "Consentements demandés il y a une semaine ou plus")
  private static let withoutOccupation = Bilingual(
    en: "People whose occupation is missing", fr: "Personnes dont la profession manque")
}
