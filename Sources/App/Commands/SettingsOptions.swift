import ArgumentParser
import Basics

/// What the commands that look after an installation can be told. What is not said here is looked for in `ALLIES_…`
/// variables, then in the file of settings.
struct SettingsOptions: ParsableArguments {
  @Option(help: "A file of settings; without it, allies.conf in the folder for data.", completion: .file())
  var config: String?

  @Option(help: "The folder for everything that is kept; without it, the usual one.", completion: .directory)
  var data: String?

  @Option(help: "The database: a file, or postgres://…; without it, allies.sqlite in the folder for data.")
  var database: String?

  @Option(
    help: "Where to listen: 127.0.0.1:8080, [::1]:8080, unix:/run/allies/site.sock. Port 0 takes a free one.")
  var listen: String?

  @Option(
    help:
      "The address that people use, such as https://allies.example.org; without it, only this machine is answered."
  )
  var `public`: String?

  @Option(
    help:
      "The proxies in front, such as 127.0.0.1, 10.1.0.0/16 or unix: who they say is asking is believed. Without it, nobody is."
  )
  var proxy: String?

  @Option(help: "How many connections are held at a time.")
  var connections: String?

  @Option(help: "A socket for Prometheus to ask for /metrics; without it, admin.sock in the folder for data.")
  var admin: String?

  @Option(
    help:
      "What is logged: trace, debug, info, notice, warning, error or critical; without it, info, and on a terminal warning."
  )
  var log: String?

  @Option(
    help: "The time zone of the council, such as America/Halifax: what is done daily is done by its clocks.")
  var zone: String?

  @Flag(help: "Show the style guide at /style-guide.")
  var styleGuide = false

  @Option(
    help:
      "The server that letters are handed to: smtp://mail.example.org:587 (upgraded to TLS) or smtps://…; without it, letters wait."
  )
  var mail: String?

  @Option(help: "The user at the mail server. The password is in ALLIES_MAIL_PASSWORD, or in a file.")
  var mailUser: String?

  @Option(help: "A file that holds nothing but the password for the mail server.", completion: .file())
  var mailPasswordFile: String?

  @Option(help: "Who letters are from: 'Council of Halifax <council@example.org>', or the address alone.")
  var mailFrom: String?

  @Option(
    help:
      "Where letters that cannot be delivered come back to, such as returns@example.org; what follows a + must arrive there too."
  )
  var mailReturns: String?

  @Option(help: "The language of the answer: en or fr.")
  var language: Language?

  var spoken: Language { language ?? Terminal.sessionLanguage }

  func settings() throws(Refusal) -> Settings {
    let said: [(Settings.Key, String?)] = [
      (.config, config), (.data, data), (.database, database), (.listen, listen),
      (.publicAddress, self.public),
      (.connections, connections), (.proxy, proxy), (.admin, admin), (.log, log), (.zone, zone),
      (.styleGuide, styleGuide ? "yes" : nil), (.mail, mail), (.mailUser, mailUser),
      (.mailPasswordFile, mailPasswordFile), (.mailFrom, mailFrom), (.mailReturns, mailReturns),
    ]
    return try Settings(options: Dictionary(said.compactMap { key, text in text.map { (key, $0) } }) { $1 })
  }
}
