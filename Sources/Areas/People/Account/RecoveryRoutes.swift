import Basics
import Mail
import Site
import Storage

enum RecoveryForm {
  static let form = Form(
    "people/recovery",
    Field.email("email", Bilingual(en: "E-mail address", fr: "Adresse de courriel"), autocomplete: "username")
  ) { SignInName(typed: $0) }
}

/// Asking for a new password. The answer, and the time it takes, are the same whether anybody signs in by the address or not:
/// either way one job is written down, and the letter is the job's.
enum RecoveryRoutes {
  static func declare(_ routes: inout Routes, _ setting: AccountSetting) {
    routes.form(
      RecoveryForm.form, at: "recovery", sentTo: "recovery", for: .anyone, limit: .sendsMail,
      keepsDrafts: false
    ) { visit, fill in
      RecoveryPage.ask(visit.frame(hasForm: true), fill, hasMail: setting.hasMail)
    } take: { visit, name in
      try visit.ask(.sendsMail, account: name.key)
      try await visit.ownDatabase.write { connection in
        let person = try AccountStore(connection).account(named: name)?.person
        try JobQueue().add(RecoveryJob(person: person?.rawValue ?? 0), in: connection)
      }
      return .page(RecoveryPage.sent(visit.frame()))
    }
  }
}

/// The job that writes to somebody who has forgotten their password, or to nobody.
struct RecoveryJob: Job {
  static let name = "accounts/recovery"
  static let version = 1
  /// 0 where nobody signs in by the address that was typed.
  let person: Int64
}

/// The job that forgets links whose time is long over, once a day.
struct AccountUpkeep: Job {
  static let name = "accounts/upkeep"
  static let version = 1
  let day: LocalDate
}

/// What is done for accounts beside answering.
package enum AccountWork {
  package static func handlers(
    _ setting: AccountSetting, _ outbox: Outbox, now: @escaping @Sendable () -> Moment = Moment.now
  ) -> [JobHandler] {
    [
      JobHandler(RecoveryJob.self) { job, connection in
        let (person, now) = (ID<Person>(rawValue: job.person), now())
        guard let account = try AccountStore(connection).account(person), !account.isInvited,
          account.closed == nil,
          let record = try OwnRecordStore(connection, of: person).record
        else { return }
        let secret = try AccountTicketStore(connection).give(.recovery, to: person, at: now)
        let letter = AccountLetterWords.recovery(
          to: account.email, in: record.language, link: setting.link("recovery", secret))
        try outbox.add(letter, in: connection)
      },
      JobHandler(AccountUpkeep.self) { _, connection in
        try AccountTicketStore(connection).forgetOld(at: now())
        try TokenStore(connection).removeOver(at: now())
      },
    ]
  }

  /// At twenty past three in the morning, where the council is.
  package static func schedules(in zone: Zone) -> [DailySchedule] {
    [DailySchedule("accounts/upkeep", hour: 3, minute: 20, in: zone) { AccountUpkeep(day: $0) }]
  }
}
