import ArgumentParser
import Basics
import Mail
import People
import Storage

struct InviteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invite",
    abstract:
      "Invites somebody to work at a council or an agency, and prints the link that makes their account.",
    discussion: """
      The link works once, within a week. Where a mail server is set, a letter with it goes out too. Whoever has it chooses a \
      password and sets up a second step; then they invite others from the page “Staff”.

      Examples:
        allies invite imani@example.org --name 'Imani Okafor' --council 'Halifax Partnership' --role administrator
        allies invite karim@example.org --name 'Karim Benali' --council 'Halifax Partnership' --agency 'Harbour House' --role coach
      """)

  @Argument(help: "The e-mail address that they sign in by.")
  var address: String

  @Option(help: "Their name: what comes before the first space is the given name.")
  var name: String

  @Option(help: "The council, by its name in either language.")
  var council: String

  @Option(help: "The agency of that council; without it, they work at the council itself.")
  var agency: String?

  @Option(help: "What they work as: administrator, coordinator, coach, auditor or national.")
  var role: String

  @Option(help: "The language in which they are written to: en or fr; without it, that of the answer.")
  var writtenTo: Language?

  @Flag(help: "For somebody who lost what they sign in with: clears password, app, codes and passkeys.")
  var anew = false

  @OptionGroup var options: SettingsOptions

  func run() async throws {
    let spoken = options.spoken
    try await Terminal.refusing(in: spoken) {
      guard let email = MailAddress(address) else { throw AccountTalk.isNoAddress(address) }
      guard let role = Role(rawValue: role), role.isStaff else { throw AccountTalk.isNoRole(role) }
      let names = try AccountTalk.word(name).split(separator: " ", maxSplits: 1).map(String.init)
      let (given, family) = (names.first ?? "", names.dropFirst().first ?? "")
      let installation = try Installation(options.settings())
      let (council, agency, language, anew) = (council, agency, writtenTo ?? spoken, anew)
      let invited = try await installation.withDatabase { database in
        let (setting, outbox, now) = (installation.accounts, Outbox(database), Moment.now())
        return try await database.write { connection in
          let keepers = KeeperStore(connection)
          let council = try keepers.council(named: council, at: now)
          let keeper = try agency.map { try keepers.agency(named: $0, of: council, at: now) } ?? council
          let invitation = try Invitation(
            givenName: given, familyName: family, email: email, language: language, role: role, keeper: keeper
          )
          return try InvitationStore(connection, setting, outbox, at: now).invite(
            invitation, by: nil, anew: anew)
        }
      }
      for line in AccountTalk.lines(invited, hasMail: installation.mail != nil) { Terminal.say(line[spoken]) }
    }
  }
}
