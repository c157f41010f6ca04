import ArgumentParser
import Basics
import Site
import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct WordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words",
    abstract: "Lists what the program says in both languages, and checks it.",
    discussion: """
      The words stand in the sources, beside what shows them; these commands read them there.

      Examples:
        allies words check
        allies words export > words.csv
      """,
    subcommands: [Export.self, Check.self])

  /// The sources, by default those below the folder one is in.
  struct Folder: ParsableArguments {
    @Argument(help: "The folder of the sources.")
    var folder = "Sources"

    @Option(help: "The language of the answer: en or fr.")
    var language: Language?

    var spoken: Language { language ?? Terminal.sessionLanguage }

    /// Every entry with words, by file and line.
    func entries() throws(Refusal) -> [(path: String, entry: WordScan.Entry)] {
      var found: [(path: String, entry: WordScan.Entry)] = []
      for path in try swiftFiles(below: folder, depth: 0).sorted() {
        let source = String(decoding: try fileBytes(path), as: UTF8.self)
        found += WordScan(source).entries.filter { $0.english == nil || $0.french == nil || $0.hasWords }.map
        { (path, $0) }
      }
      guard !found.isEmpty else {
        throw Refusal(
          .missing, en: "There are no words below \(folder). Name the folder of the sources.",
          fr: "Il n’y a pas de mots sous \(folder). Indiquez le dossier des sources.")
      }
      return found
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Writes a table for translators: where, the English, the French; what is put in stands in braces.")

    @OptionGroup var sources: Folder

    func run() throws {
      try Terminal.refusing(in: sources.spoken) {
        var table = CSVWriter(delimiter: .comma, headings: ["place", "English", "français"])
        for (path, entry) in try sources.entries() {
          table.append([
            .text("\(path):\(entry.line)"), .text((entry.english ?? []).joined(separator: " | ")),
            .text((entry.french ?? []).joined(separator: " | ")),
          ])
        }
        Terminal.say(bytes: table.bytes)
      }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Finds what is missing, empty, the same in both languages, or not set as the language is.",
      discussion: "Exit status: 0 nothing is wrong; 65 something is.")

    @OptionGroup var sources: Folder

    func run() throws {
      let language = sources.spoken
      try Terminal.refusing(in: language) {
        let entries = try sources.entries()
        var faults = 0
        for (path, entry) in entries {
          for fault in WordFault.faults(of: entry) {
            faults += 1
            Terminal.say("\(path):\(entry.line): \(fault.words[language])")
          }
        }
        let voice = Voice(language)
        let read = voice.count(entries.count, en: ("text", "texts"), fr: ("texte", "textes"))
        guard faults == 0 else {
          throw Refusal(
            .content, en: "\(read) in both languages, \(faults) to correct.",
            fr: "\(read) dans les deux langues, \(faults) à corriger.")
        }
        Terminal.say(
          voice(
            en: "\(read) in both languages, nothing to correct.",
            fr: "\(read) dans les deux langues, rien à corriger."))
      }
    }
  }
}

/// Swift files in a folder and the folders in it. A tree of sources is not deep; what is deeper goes round in a circle.
private func swiftFiles(below path: String, depth: Int) throws(Refusal) -> [String] {
  guard depth < 12, let folder = opendir(path) else { return [] }
  defer { closedir(folder) }
  var files: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name.hasPrefix(".") { continue }
    if name.hasSuffix(".swift") {
      files.append(path + "/" + name)
    } else {
      files += try swiftFiles(below: path + "/" + name, depth: depth + 1)
    }
  }
  return files
}
