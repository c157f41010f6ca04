import ArgumentParser
import Basics
import Identity
import People
import Storage

struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Makes a network to look at: twelve cities, two years, nobody of whom exists.",
    discussion: """
      It fills a database in which there is nothing yet, and says whom to sign in as. Asked again, it says that once more, with the \
      code that is good now. The same seed gives the same people.

      Examples:
        allies demo
        allies demo --data /tmp/demo --people 500
        allies serve --data /tmp/demo
      """)

  @Option(help: "How many people, all cities together: from 100 to 100,000.")
  var people = 3_000

  @Option(help: "Where chance begins: any whole number from 0.")
  var seed: UInt64 = 2007

  @OptionGroup var options: SettingsOptions

  func run() async throws {
    let spoken = options.spoken
    try await Terminal.refusing(in: spoken) {
      guard (100...100_000).contains(people) else { throw DemoTalk.isNoCount(people) }
      let installation = try Installation(options.settings())
      let (people, seed) = (people, seed)
      let lines = try await installation.withDatabase { database -> [Bilingual] in
        let now = Moment.now()
        if try await database.read({ try KeeperStore($0).councils(at: now) }).isEmpty {
          let key = DemoKey()
          guard let password = Password(typed: key.password) else { throw DemoTalk.isNone(installation.data) }
          try key.keep(in: installation.data)
          let hash = try await installation.hasher.hash(password)
          let network = DemoNetwork(people: people, seed: seed, now: now, key: key)
          let staff = try await network.make(in: database, hash)
          return DemoTalk.made(people) + DemoTalk.whom(staff, key, at: now)
        }
        guard let key = try DemoKey.kept(in: installation.data) else {
          throw DemoTalk.isNone(installation.data)
        }
        return DemoTalk.again(key, at: now)
      }
      for line in lines { Terminal.say(line[spoken]) }
    }
  }
}
