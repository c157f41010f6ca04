import ArgumentParser

/// The one command of the product; each part of it is a file in Commands/.
@main
struct Allies: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allies",
    abstract: "Brings skilled newcomers and the professionals of their field together.",
    discussion: """
      Start with two lists:

        allies match newcomers.csv professionals.csv

      Exit status: 0 the answer is there; 1 `verify` or `audit verify` found it is not proven; 64 the request makes no sense; \
      65 a list cannot be used as it is; 66 a file is not there; 73 the results cannot be written; \
      75 something else is in the way just now.
      """,
    version: version,
    subcommands: [
      MatchCommand.self, VerifyCommand.self, ColumnsCommand.self, PolicyCommand.self, ProgrammeCommand.self,
      CodeCommand.self,
      OccupationCommand.self, OccupationsCommand.self, BenchmarkCommand.self, ServeCommand.self,
      ConfigCommand.self, DoctorCommand.self, BackupCommand.self, RestoreCommand.self, AuditCommand.self,
      MailCommand.self, JobsCommand.self,
      WordsCommand.self, CouncilCommand.self, InviteCommand.self, DemoCommand.self,
    ])

  static let version = "0.1.0"
}
