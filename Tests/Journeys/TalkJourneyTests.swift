import Foundation
import Testing

/// What the program says, where, and in which language.
@Suite("What the program says")
struct TalkJourneyTests {
  @Test("in a pipe there is no progress and no escape code")
  func pipe() throws {
    let folder = try Folder()
    let run = try Allies.match(Lists.newcomers, Lists.professionals, into: "out", in: folder)
    #expect(run.err.isEmpty)
    #expect(!run.out.contains("\u{1B}") && !run.out.contains("\r"))
  }

  @Test("on a terminal the progress is shown on one line, and wiped away")
  func terminal() throws {
    let folder = try Folder()
    var (master, slave): (Int32, Int32) = (-1, -1)
    try #require(openTerminal(&master, &slave) == 0)
    defer { close(master) }
    let process = try Allies.process(
      ["match", Lists.newcomers, Lists.professionals, "--today", "2026-11-22", "-o", "out"], in: folder)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
    try process.run()
    process.waitUntilExit()
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(master, &buffer, buffer.count)
    let shown = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    #expect(shown.contains("Reading newcomers.csv") && shown.contains("Matching: "), "\(shown)")
    #expect(shown.hasSuffix("\r\u{1B}[K"))
    #expect(!shown.contains("\n"))
  }

  @Test("--quiet prints nothing, and refusals still")
  func quiet() throws {
    let folder = try Folder()
    let run = try Allies.match(Lists.newcomers, Lists.professionals, into: "out", "--quiet", in: folder)
    #expect(run.status == 0 && run.out.isEmpty && run.err.isEmpty)
    #expect(try folder.names(in: "out") == Lists.results)
    #expect(
      try Allies.match("nowhere.csv", Lists.professionals, into: "out", "-q", in: folder).err.contains(
        "nowhere.csv"))
  }

  @Test("--json prints JSON and nothing else, with everybody once")
  func json() throws {
    let folder = try Folder()
    let run = try Allies.match(Lists.newcomers, Lists.professionals, into: "out", "--json", in: folder)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(run.out.utf8)) as? [String: Any])
    let lists = try ["matches", "unmatched", "refused"].map { try #require(object[$0] as? [[String: Any]]) }
    func id(_ person: Any?) -> String { (person as? [String: Any])?["id"] as? String ?? "?" }
    let everybody =
      lists[0].map { id($0["newcomer"]) } + Set(lists[0].map { id($0["professional"]) })
      + lists[1].map { id($0["person"]) }
      + lists[2].map { ($0["cells"] as? [String])?.first ?? "?" }
    let two = { (n: Int) in n < 10 ? "0\(n)" : "\(n)" }
    #expect(everybody.sorted() == (1...24).map { "N" + two($0) } + (1...17).map { "P" + two($0) })
    #expect(object["isProvenOptimal"] as? Bool == true)
  }

  @Test(
    "in a French session, refusals are French before any list is read",
    arguments: ["fr_CA.UTF-8", "fr", "fr_FR"])
  func frenchSession(session: String) throws {
    let run = try Allies(["match", "nulle-part.csv", "x.csv"], language: session)
    #expect(run.err == "Le fichier nulle-part.csv n’existe pas. Vérifiez le nom et le dossier.\n")
    #expect(
      try Allies(["match", "x.csv", "y.csv", "--language", "en"], language: session).err.hasPrefix(
        "There is no file"))
    #expect(
      try Allies(["policy", "show"], language: session).out
        == "connector\u{A0}: Connecteur\nmentoring\u{A0}: Mentorat\n")
    #expect(
      try Allies(["columns"], language: session).out.hasPrefix("Le champ (pour --map et les politiques)"))
  }

  @Test("English lists have English results in a French session: they are for those who keep the lists")
  func englishLists() throws {
    let run = try Allies.match(
      Lists.newcomers, Lists.professionals, into: "out", in: Folder(), language: "fr_CA.UTF-8")
    #expect(run.out.hasPrefix("newcomers.csv: text with commas"))
  }

  @Test("an unknown word of a list is told, and so is a date that gives no day")
  func notices() throws {
    let folder = try Folder()
    try folder.write("Name,Occupation,Languages,Registered\nAmina,Nurse,Klingon,October 2026\n", to: "a.csv")
    try folder.write("Name,Occupation\nElaine,Nurse\n", to: "b.csv")
    let run = try Allies.match("a.csv", "b.csv", into: "out", in: folder)
    #expect(
      run.out.contains("  note: “Languages”: 1 cell not in the vocabulary; compared as written (“Klingon”)\n")
    )
    #expect(
      run.out.contains("  note: “Registered”: 1 cell without a day; read as the first one (“October 2026”)\n")
    )
    #expect(
      run.out.contains(
        "  note: b.csv has no column for: way to meet, goals, years of experience, availability, languages, city; what the policy compares there counts as not stated\n"
      ))
  }
}

/// Help, completion, and the small commands.
@Suite("Help")
struct HelpJourneyTests {
  @Test(
    "every command explains itself with an example",
    arguments: [
      [], ["match"], ["verify"], ["columns"], ["policy"], ["policy", "show"], ["policy", "check"],
    ])
  func help(command: [String]) throws {
    let run = try Allies(command + ["--help"])
    #expect(run.status == 0 && run.err.isEmpty)
    #expect(run.out.contains("USAGE: " + (["allies"] + command).joined(separator: " ")), "\(run.out)")
    let example =
      command.isEmpty
      ? "  allies match newcomers.csv professionals.csv"
      : "  " + (["allies"] + command).joined(separator: " ")
    #expect(run.out.contains(example), "\(run.out)")
  }

  @Test("the help lists every exit status")
  func statuses() throws {
    let help = try Allies(["--help"]).out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for status in [
      "0 the answer", "1 `verify`", "64 the request", "65 a list", "66 a file", "73 the results",
    ] {
      #expect(help.contains(status), "\(status)")
    }
  }

  @Test("a completion script is made for each shell", arguments: ["bash", "zsh", "fish"])
  func completion(shell: String) throws {
    let run = try Allies(["--generate-completion-script", shell])
    #expect(run.status == 0 && run.err.isEmpty)
    for word in ["match", "verify", "columns", "policy", "newcomers-sheet"] {
      #expect(run.out.contains(word), "\(word)")
    }
  }

  @Test("the version is a number of three parts")
  func version() throws {
    let run = try Allies(["--version"])
    #expect(run.status == 0 && run.out.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }

  @Test("`columns` shows every field with its headings in both languages", arguments: ["en", "fr"])
  func columns(language: String) throws {
    let run = try Allies(["columns", "--language", language])
    #expect(run.status == 0)
    #expect(run.out.contains("\noccupation"))
    #expect(run.out.split(separator: "\n").count { $0.hasPrefix("  en  ") } == 26)
    #expect(run.out.split(separator: "\n").count { $0.hasPrefix("  fr  ") } == 26)
  }

  @Test("`columns` tries a list without writing anything, and asks what `match` would ask")
  func columnsOfList() throws {
    let folder = try Folder()
    let run = try Allies(["columns", Lists.newcomers], in: folder)
    #expect(run.status == 0 && run.out.hasPrefix("newcomers.csv: text with commas, UTF-8, headings in row 1"))
    #expect(run.out.contains("23 people read, 1 row refused:"))
    #expect(try folder.names().isEmpty)
    let other = try Allies(
      ["columns", Lists.professionals, "--as", "professionals", "--map", "Employer=ignore"], in: folder)
    #expect(other.status == 0 && other.out.contains("not used: Employer"))
    try folder.write("Name,Job title,Profession\nAmina,a,b\n", to: "twice.csv")
    #expect(try Allies(["columns", "twice.csv"], in: folder).status == 65)
    #expect(try Allies(["columns", "nowhere.csv"], in: folder).status == 66)
    #expect(
      try Allies(["columns", "twice.csv", "--map", "Profession=ignore", "--map", "Town=city"], in: folder)
        .status == 64)
  }

  @Test(
    "a built-in policy that is shown can be saved, checked and used", arguments: ["connector", "mentoring"])
  func policyRoundTrip(name: String) throws {
    let folder = try Folder()
    let shown = try Allies(["policy", "show", name])
    try folder.write(shown.out, to: "ours.yaml")
    let checked = try Allies(["policy", "check", "ours.yaml"], in: folder)
    #expect(checked.status == 0 && checked.out.contains("Policy “\(name)”"))
    #expect(checked.out == (try Allies(["policy", "check", name]).out))
    _ = try Allies.match(Lists.newcomers, Lists.professionals, into: "a", "--policy", name, in: folder)
    _ = try Allies.match(Lists.newcomers, Lists.professionals, into: "b", "--policy", "ours.yaml", in: folder)
    #expect(try folder.bytes("a/matches.csv") == folder.bytes("b/matches.csv"))
  }

  @Test("a policy that cannot be used is told line by line")
  func policyCheck() throws {
    let folder = try Folder()
    try folder.write(
      "policy: ours\nfirst: [speed]\nxyzzy: 1\ncriteria:\n  - { compare: city, by: same, weight: 1 }\n",
      to: "ours.yaml")
    let run = try Allies(["policy", "check", "ours.yaml"], in: folder)
    #expect(run.status == 64 && run.out.isEmpty)
    #expect(
      run.err.split(separator: "\n").map { $0.prefix(17) } == ["ours.yaml, line 2", "ours.yaml, line 3"])
  }
}

/// `openpty`, which the system's module for Swift leaves out.
private func openTerminal(_ master: inout Int32, _ slave: inout Int32) -> Int32 {
  typealias Function =
    @convention(c) (
      UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>, UnsafeMutableRawPointer?,
      UnsafeMutableRawPointer?, UnsafeMutableRawPointer?
    ) -> Int32
  guard let symbol = dlsym(dlopen(nil, RTLD_NOW), "openpty") else { return -1 }
  return unsafeBitCast(symbol, to: Function.self)(&master, &slave, nil, nil, nil)
}
