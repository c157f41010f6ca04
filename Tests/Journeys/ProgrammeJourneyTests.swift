import Testing

/// `allies programme`: models listed, shown and checked, and what is said when a request makes no sense.
@Suite("Programme models")
struct ProgrammeJourneyTests {
  private static let names = [
    "connector", "mentoring", "group-mentoring", "speed-mentoring", "board-matching",
  ]

  @Test("the built-in models are listed in the language that is asked for", arguments: ["en", "fr"])
  func list(language: String) throws {
    let run = try Allies(["programme", "list", "--language", language])
    #expect(run.status == 0 && run.err.isEmpty)
    for name in Self.names { #expect(run.out.contains("\n\(name)") || run.out.hasPrefix(name), "\(run.out)") }
    #expect(run.out.contains(language == "en" ? "Speed mentoring" : "Mentorat éclair"))
  }

  @Test("what is shown can be kept as a file, and is checked as the model it was", arguments: names)
  func show(name: String) throws {
    let folder = try Folder()
    let shown = try Allies(["programme", "show", name])
    #expect(shown.status == 0 && shown.out.contains("model: \(name)\n"))
    try folder.write(shown.out, to: "ours.yaml")
    let checked = try Allies(["programme", "check", "ours.yaml"], in: folder)
    #expect(checked.status == 0, "\(checked.err)")
    #expect(checked.out == (try Allies(["programme", "check", name]).out))
    #expect(checked.out.hasPrefix("Model “\(name)”, version 1"))
  }

  @Test("every error of every file is told with its line, and what is right is still shown")
  func errors() throws {
    let folder = try Folder()
    let connector = try Allies(["programme", "show", "connector"]).out
    try folder.write(connector.replacing("minutes: 30", with: "minuts: 30"), to: "one.yaml")
    try folder.write(connector.replacing("from: introduced", with: "from: oriented"), to: "two.yaml")
    let run = try Allies(["programme", "check", "one.yaml", "mentoring", "two.yaml"], in: folder)
    #expect(run.status == 64)
    #expect(run.err.contains("one.yaml, line ") && run.err.contains("Did you mean “minutes”?"), "\(run.err)")
    #expect(run.err.contains("two.yaml, line ") && run.err.contains("“oriented” never happens"), "\(run.err)")
    #expect(run.out.hasPrefix("Model “mentoring”"))
    let french = try Allies(["programme", "check", "one.yaml", "--language", "fr"], in: folder)
    #expect(french.err.contains("one.yaml, ligne "), "\(french.err)")
  }

  @Test(
    "a request that makes no sense is told as such",
    arguments: [
      (["programme", "show", "mentorng"], 66 as Int32, "Did you mean “mentoring”?"),
      (["programme", "check", "nowhere.yaml"], 66, "nowhere.yaml"),
      (["programme", "check"], 64, "Missing expected argument"),
      (["programme", "show"], 64, "Missing expected argument"),
      (["programme", "list", "--language", "de"], 64, "de"),
      (["programme", "show", "mentoring", "connector"], 64, "connector"),
      (["programme", "chekc", "mentoring"], 64, "chekc"),
      (["programme", "check", "."], 64, "is a folder"),
    ])
  func wrong(arguments: [String], status: Int32, words: String) throws {
    let run = try Allies(arguments)
    #expect(run.status == status && run.out.isEmpty, "\(run.status) \(run.out)\(run.err)")
    #expect(run.err.contains(words), "\(run.err)")
  }
}
