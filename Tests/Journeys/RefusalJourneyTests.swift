import Foundation
import Testing

/// What goes wrong is told in one sentence, with an exit status that a script can rely on.
@Suite("Refusals")
struct RefusalJourneyTests {
  private let good = "ID,Name,Occupation\nN1,Amina,Civil engineer\n"

  /// Matches two small lists.
  private func match(
    _ newcomers: String? = nil, _ professionals: String? = nil, _ options: [String] = [], in folder: Folder
  ) throws -> Allies {
    try folder.write(newcomers ?? good, to: "newcomers.csv")
    try folder.write(
      professionals ?? "ID,Name,Occupation\nP1,Elaine,Civil engineer\n", to: "professionals.csv")
    return try Allies(
      ["match", "newcomers.csv", "professionals.csv", "--today", "2026-11-22", "-o", "out"] + options,
      in: folder)
  }

  private func expect(
    _ run: Allies, _ status: Int32, _ words: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(run.status == status, "\(run.err)\(run.out)", sourceLocation: sourceLocation)
    #expect(run.err.contains(words), "\(run.err)", sourceLocation: sourceLocation)
    #expect(run.out.isEmpty && run.err.hasSuffix("\n"), sourceLocation: sourceLocation)
  }

  // MARK: 1, not proven

  @Test("results that were changed are not proven: 1")
  func notProven() throws {
    let folder = try Folder()
    #expect(try match(in: folder).status == 0)
    try folder.write(
      try folder.text("out/matches.csv").split(separator: "Elaine").joined(separator: "Joan"),
      to: "out/matches.csv")
    expect(
      try Allies(["verify", "out"], in: folder), 1,
      "Not proven: matches.csv was changed after it was written.")
    expect(
      try Allies(["verify", "out", "--language", "fr"], in: folder), 1,
      "Non prouvé\u{A0}: matches.csv a été modifié après avoir été écrit.")
  }

  // MARK: 64, the request

  @Test(
    "a request that makes no sense is told as such: 64",
    arguments: [
      (
        ["--policy", "ours.yaml"],
        "ours.yaml, line 2: “requirments” is not a key that is known here. Did you mean “requirements”?"
      ),
      (["--map", "Occupation"], "“Occupation” is not a mapping."),
      (["--map", "Name=occpation"], "Did you mean “occupation”?"),
      (["--map", "Ocupation=occupation"], "No column is headed “Ocupation”. Did you mean “Occupation”?"),
      (["--map", "professionals: Notes=city"], "No column is headed “Notes”."),
      (["--map-file", "maps.txt"], "maps.txt, line 2: “x” is not a mapping."),
      (["--dates", "sideways"], "sideways"), (["--language", "de"], "de"),
      (["--today", "tomorrow"], "tomorrow"), (["--colour"], "--colour"),
      (["--output", ""], "The folder for the results has no name."),
      (["--newcomers-sheet", "Intake"], "newcomers.csv is a text file and has no sheets"),
      (["--policy", "."], ". is a folder. Name the file inside it."),
    ])
  func request(options: [String], words: String) throws {
    let folder = try Folder()
    try folder.write("policy: ours\nrequirments: []\n", to: "ours.yaml")
    try folder.write("# ours\nx\n", to: "maps.txt")
    expect(try match(nil, nil, options, in: folder), 64, words)
  }

  @Test("a lock that cannot be is a request that makes no sense: 64")
  func lock() throws {
    let folder = try Folder()
    try folder.write(
      "policy: ours\ncriteria:\n  - { compare: city, by: same, weight: 1 }\nlocks: [[N9, P1]]\n",
      to: "ours.yaml")
    let run = try match(nil, nil, ["--policy", "ours.yaml"], in: folder)
    #expect(
      run.status == 64
        && run.err
          == "The policy, line 4, locks “N9”, who is not in the list of newcomers or whose row was refused. Correct the name or the row.\n"
    )
  }

  @Test(
    "a command without its arguments says what is missing: 64",
    arguments: [["match"], ["match", "a.csv"], ["verify"], ["policy", "check"], ["polcy"]])
  func missingArguments(arguments: [String]) throws {
    let run = try Allies(arguments)
    #expect(run.status == 64 && run.err.contains("Usage: allies"), "\(run.err)")
  }

  // MARK: 65, the content

  @Test(
    "a list that cannot be used is told with what to do: 65",
    arguments: [
      ("", "newcomers.csv is empty."), (" \n\n", "newcomers.csv is empty."),
      ("%PDF-1.7 …", "newcomers.csv is not a table that can be read here."),
      ("\u{0}\u{1}\u{2}\u{0}binary\u{0}\u{0}\u{0}\u{0}", "newcomers.csv is not a table"),
      ("<!DOCTYPE html><p>x", "newcomers.csv is not a table"),
      ("alpha,beta\n1,2\n", "none of the first rows holds a heading that is known here"),
      ("Name,Occupation\n", "newcomers.csv has headings but nobody below them."),
      (
        "Name,Job title,Profession\nAmina,a,b\n",
        "newcomers.csv: the columns “Job title” (B) and “Profession” (C) both mean occupation."
      ),
      (
        "Name,Occupation\n\"Amina,Engineer\n",
        "row 2, column A: a quotation mark opens here and is never closed"
      ),
      (
        "Name,Occupation,Registered\nAmina,Engineer,06/10/2026\n",
        "can be read in two ways. Say which with --dates day-first or --dates month-first."
      ),
    ])
  func content(newcomers: String, words: String) throws {
    let folder = try Folder()
    expect(try match(newcomers, in: folder), 65, words)
    #expect(!(try folder.names()).contains("out"))
  }

  @Test("the other list is looked at as closely")
  func otherList() throws {
    expect(try match(nil, "", in: Folder()), 65, "professionals.csv is empty.")
  }

  @Test("a file of two gigabytes is refused at once, by its size")
  func twoGigabytes() throws {
    let folder = try Folder()
    try folder.write(good, to: "newcomers.csv")
    let huge = try FileHandle(
      forUpdating: {
        try folder.write("Name\n", to: "huge.csv"); return folder.url.appending(path: "huge.csv")
      }())
    try huge.truncate(atOffset: 2 << 30)
    try huge.close()
    let started = Date()
    let run = try Allies(["match", "newcomers.csv", "huge.csv", "-o", "out"], in: folder)
    expect(run, 65, "huge.csv holds 2048 MB or more; lists of up to 512 MB are read.")
    #expect(Date().timeIntervalSince(started) < 20)
  }

  // MARK: 66, missing

  @Test("what is not there is named: 66")
  func missing() throws {
    let folder = try Folder()
    try folder.write(good, to: "newcomers.csv")
    expect(
      try Allies(["match", "newcomers.csv", "nowhere.csv"], in: folder), 66,
      "There is no file nowhere.csv. Check the name and the folder.")
    expect(
      try Allies(["match", "newcomers.csv", "newcomers.csv", "--policy", "mentorng"], in: folder), 66,
      "There is no policy “mentorng”. Did you mean “mentoring”?")
    expect(
      try Allies(["match", "newcomers.csv", "newcomers.csv", "--map-file", "maps.txt"], in: folder), 66,
      "There is no file maps.txt.")
    expect(try Allies(["verify", "nowhere"], in: folder), 66, "There is no file nowhere/certificate.json.")
    expect(try Allies(["policy", "show", "conector"], in: folder), 66, "Did you mean “connector”?")
  }

  // MARK: 73, the output

  @Test("results that are there are kept unless the person says --replace: 73")
  func replace() throws {
    let folder = try Folder()
    #expect(try match(in: folder).status == 0)
    let before = try folder.bytes("out/matches.csv")
    let refused = try match("ID,Name,Occupation\nN2,Bao,Civil engineer\n", in: folder)
    #expect(refused.status == 73)
    #expect(
      refused.err
        == "out holds a matches.csv already. Add --replace to overwrite it, or name another folder with --output.\n"
    )
    #expect(try folder.bytes("out/matches.csv") == before)
    #expect(
      try match("ID,Name,Occupation\nN2,Bao,Civil engineer\n", nil, ["--replace"], in: folder).status == 0)
    #expect(try folder.rows("out/matches.csv").first?.first == "N2")
    #expect(try Allies(["verify", "out"], in: folder).status == 0)
  }

  @Test("a folder that cannot be made is told with what to do: 73")
  func unwritable() throws {
    let folder = try Folder()
    try folder.write("", to: "file")
    let run = try match(nil, nil, ["--output", "file/out"], in: folder)
    #expect(
      run.status == 73 && run.err.contains("cannot be written (") && run.err.contains("--output"),
      "\(run.err)")
  }

  @Test("of two runs into one folder at once, one writes it whole and the other is refused: 73")
  func twoAtOnce() throws {
    let folder = try Folder()
    for round in 1...5 {
      let runs = try (0..<2).map { _ in
        try Allies.process(
          [
            "match", Lists.newcomers, Lists.professionals, "--today", "2026-11-22", "-o", "out\(round)",
            "--quiet",
          ], in: folder)
      }
      let nowhere = FileHandle.nullDevice
      for run in runs {
        run.standardError = nowhere
        try run.run()
      }
      for run in runs { run.waitUntilExit() }
      #expect(runs.map(\.terminationStatus).sorted() == [0, 73])
      #expect(try folder.names(in: "out\(round)") == Lists.results)
      #expect(try Allies(["verify", "out\(round)"], in: folder).status == 0)
    }
  }

  // MARK: What is odd, and goes on

  @Test("a thousand columns and a list without any possible pair are matched like any other")
  func oddButFine() throws {
    let folder = try Folder()
    let wide =
      (["Name", "Occupation"] + (1...1_000).map { "Question \($0)" }).joined(separator: ",") + "\n"
      + (["Amina", "Nurse"] + (1...1_000).map(String.init)).joined(separator: ",") + "\n"
    let run = try match(wide, nil, [], in: folder)
    #expect(run.status == 0 && run.out.contains("not used: Question 1, Question 2"), "\(run.err)")
    #expect(run.out.contains("0 of 1 newcomers matched, 1 left waiting; 0 of 1 professionals meet somebody."))
    #expect(try folder.rows("out/matches.csv").isEmpty)
    #expect(try folder.rows("out/unmatched.csv").count == 2)
    #expect(try Allies(["verify", "out"], in: folder).status == 0)
  }

  @Test("a list in which every row is refused still has its results: everybody is among the rejected")
  func allRefused() throws {
    let folder = try Folder()
    #expect(try match("ID,Name,Occupation\nN1,,Nurse\n,Bao,\n", in: folder).status == 0)
    #expect(try folder.rows("out/rejected.csv").count == 2)
    #expect(try Allies(["verify", "out"], in: folder).status == 0)
  }
}
