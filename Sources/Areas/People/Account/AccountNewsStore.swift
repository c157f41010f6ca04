import Basics
import Mail
import Storage

/// Tells somebody by letter that what they sign in with was changed, in the transaction of the change: whoever did not do it
/// themselves notices.
struct AccountNewsStore {
  private let connection: Connection
  private let setting: AccountSetting
  private let outbox: Outbox

  init(_ connection: Connection, _ setting: AccountSetting, _ outbox: Outbox) {
    self.connection = connection
    self.setting = setting
    self.outbox = outbox
  }

  func tell(_ change: AccountChange, to person: ID<Person>) throws {
    guard setting.hasMail, let account = try AccountStore(connection).account(person),
      let record = try OwnRecordStore(connection, of: person).record
    else { return }
    let letter = AccountLetterWords.changed(
      to: account.email, in: record.language, change, link: setting.origin + "/account")
    try outbox.add(letter, in: connection)
  }
}
