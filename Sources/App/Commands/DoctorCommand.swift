import ArgumentParser
import Basics

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Says what is wrong with an installation, and how to mend it.",
    discussion: """
      Examples:
        allies doctor
        allies doctor --data /srv/allies

      It takes the options of `allies serve`, and changes nothing. Exit status 1 means that something is wrong.
      """)

  @OptionGroup var options: SettingsOptions

  func run() async throws {
    let spoken = options.spoken
    try await Terminal.refusing(in: spoken) {
      let settings = try options.settings()
      let installation = try Installation(settings)
      let now = Moment.now()
      let findings =
        [Finding.good(en: "This is Allies \(Allies.version)", fr: "Ceci est Allies \(Allies.version)")]
        + FileFindings.all(installation, settings)
        + (await DatabaseFindings.all(installation, Assembly.migrations, now: now))
        + (await MailFindings.all(installation, settings))
        + SystemFindings.all(installation, now: now)
      for finding in findings { show(finding, spoken) }
      let bad = findings.count { $0.verdict == .bad }
      Terminal.say("")
      Terminal.say(Self.summary(bad: bad, doubtful: findings.count { $0.verdict == .doubtful })[spoken])
      if bad > 0 { throw ExitCode(1) }
    }
  }

  private func show(_ finding: Finding, _ spoken: Language) {
    let mark =
      switch finding.verdict {
      case .good: Bilingual(en: "good ", fr: "bien ")
      case .doubtful: Bilingual(en: "note ", fr: "avis ")
      case .bad: Bilingual(en: "WRONG", fr: "FAUX ")
      }
    Terminal.say("\(mark[spoken])  \(finding.sentence[spoken])")
    if let remedy = finding.remedy { Terminal.say("       → \(remedy[spoken])") }
  }

  private static func summary(bad: Int, doubtful: Int) -> Bilingual {
    if bad > 0 {
      return Bilingual(
        en: "\(bad) \(bad == 1 ? "thing is" : "things are") wrong.",
        fr: "\(bad) \(bad < 2 ? "chose ne va pas" : "choses ne vont pas").")
    }
    return doubtful > 0
      ? Bilingual(en: "Nothing is wrong; see the notes.", fr: "Rien ne va mal ; voyez les avis.")
      : Bilingual(en: "All is well.", fr: "Tout va bien.")
  }
}
