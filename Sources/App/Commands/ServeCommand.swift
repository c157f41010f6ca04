import ArgumentParser
import Basics
import Logging
import Site
import Storage

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Runs the web site.",
    discussion: """
      It needs nothing else: without a database it makes one, a file in the folder for data. Ctrl-C ends it; requests under \
      way are answered first. With a mail server it hands letters over too; without one they wait.

      Examples:
        allies serve
        allies serve --listen 127.0.0.1:9000 --data /srv/allies
        allies serve --database 'postgres:///allies?host=/run/postgresql' --public https://allies.example.org

      Each setting can be said here, in a variable (ALLIES_LISTEN), or in the file allies.conf in the folder for data \
      (listen = 127.0.0.1:9000); what is said first in this order counts. See also: allies config, allies doctor.
      """)

  @OptionGroup var options: SettingsOptions

  func run() async throws {
    let spoken = options.spoken
    try await Terminal.refusing(in: spoken) {
      let installation = try Installation(options.settings())
      let logger = Logger(label: "site") { LogLines(label: $0, level: installation.logLevel) }
      OpenFiles.allow(installation.limits.connections + 128)
      // A client that goes away while it is answered is no reason to end.
      OpenFiles.ignoreBrokenPipes()
      let (database, done) = try await installation.openDatabase(Assembly.migrations)
      for step in done { logger.notice("migrated", metadata: ["step": "\(step)"]) }
      let metrics = Metrics()
      let areas = Assembly.areas(installation)
      let responder = try Responder(
        areas, database: database, name: installation.name, logger: logger, metrics: metrics,
        proxies: installation.proxies)
      let server = WebServer(
        responder, database: database, metrics: metrics, limits: installation.limits, logger: logger,
        gauges: { await WorkFindings.gauges(database, at: .now()) })
      let work = Assembly.work(installation, database)
      try await server.run(at: installation.listen, admin: installation.admin, beside: work) { address in
        Terminal.say(Self.greeting(address, installation)[spoken])
        if installation.mail == nil { Terminal.say(MailTalk.lettersWait[spoken]) }
      }
    }
  }

  private static func greeting(_ address: ListenAddress, _ installation: Installation) -> Bilingual {
    let place =
      switch address {
      case .host: "http://\(address)/"
      case .socket: "\(address)"
      }
    guard let origin = installation.name.origin else {
      return Bilingual(
        en: "Allies runs at \(place)  (Ctrl-C ends it)",
        fr: "Allies fonctionne à l’adresse \(place)  (Ctrl-C l’arrête)")
    }
    return Bilingual(
      en: "Allies runs at \(place), for \(origin)/  (Ctrl-C ends it)",
      fr: "Allies fonctionne à l’adresse \(place), pour \(origin)/  (Ctrl-C l’arrête)")
  }
}
