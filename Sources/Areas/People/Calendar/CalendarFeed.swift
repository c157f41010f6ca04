import Basics
import Identity

/// Somebody's calendar at an address that nobody can guess, for as long as they hold the role it was made in.
///
/// It names nobody: a calendar is copied to the servers of whoever makes the program that reads it, is shared with colleagues, and stands on
/// locked screens. It says that something is due, and its link leads to a page that asks who is there.
struct CalendarFeed: Sendable {
  let made: Moment
  let role: HeldRole?

  static func digest(of secret: Secret) -> String { secret.digest(for: "calendar") }

  /// How many consents that run out are told, the next ones first.
  static let mostConsents = 200
}

/// What is due, as days of a calendar.
extension CalendarText {
  init(_ due: Due, of keeper: Bilingual, in language: Language, site origin: String, _ clock: DayClock) {
    func page(_ path: String) -> String { "\(origin)/\(language.rawValue)\(path)" }
    let title = Bilingual(en: "Due at \(keeper.en)", fr: "À faire, \(keeper.fr)")
    let referrals = due.toAnswer.map { referral in
      Day(
        id: "referral-\(referral.id)@allies", day: referral.due,
        title: CalendarWords.toAnswer[language], page: page("/referrals/\(referral.id)"))
    }
    let consents = due.consentsEnding.first.map { purpose, moment, person in
      let day = clock.lastDay(before: moment)
      return Day(
        id: "consent-\(person.id)-\(purpose.rawValue)-\(day)@allies", day: day,
        title: CalendarWords.runsOut[language], page: page("/people/\(person.id)/consents"))
    }
    self.init(name: title[language], days: referrals + consents)
  }
}

enum CalendarWords {
  static let toAnswer = Bilingual(en: "A referral to answer", fr: "Une orientation à laquelle répondre")
  static let runsOut = Bilingual(en: "A consent runs out", fr: "Un consentement prend fin")
}
