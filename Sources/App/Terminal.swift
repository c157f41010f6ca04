import ArgumentParser
import Basics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a command speaks: answers to standard output, progress and refusals to standard error.
enum Terminal {
  static func say(_ text: String) {
    write(text + "\n", to: 1)
  }

  static func say(bytes: [UInt8]) {
    write(bytes, to: 1)
  }

  static func complain(_ text: String) {
    write(text + "\n", to: 2)
  }

  /// Runs a command. What the domain refuses becomes a sentence and an exit status; the rest is for the parser of the command line.
  static func refusing(in language: Language, _ command: () throws -> Void) throws {
    do {
      try command()
    } catch let refusal as Refusal {
      complain(refusal.sentence[language])
      throw ExitCode(status(of: refusal.kind))
    }
  }

  /// The same for a command that waits for others.
  static func refusing(in language: Language, _ command: () async throws -> Void) async throws {
    do {
      try await command()
    } catch let refusal as Refusal {
      complain(refusal.sentence[language])
      throw ExitCode(status(of: refusal.kind))
    }
  }

  /// After sysexits.h, as `allies --help` lists them.
  private static func status(of kind: Refusal.Kind) -> Int32 {
    switch kind {
    case .request: 64
    case .content: 65
    case .missing: 66
    case .output: 73
    }
  }

  /// Leaves a value in memory until the program ends, when the system takes all of it back at once rather than one
  /// person after the other.
  static func keepUntilExit(_ value: some Sendable) {
    _ = Unmanaged.passRetained(Kept(value))
  }

  /// The language of the person's session, for what must be said before any list is read.
  static var sessionLanguage: Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { continue }
      return value.hasPrefix("fr") ? .french : .english
    }
    return .english
  }

  private static func write(_ text: String, to descriptor: Int32) {
    write(Array(text.utf8), to: descriptor)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// One line that is written over again and again, on a terminal only; in a pipe it is silent.
  struct Progress {
    private let isShown: Bool
    private let language: Language

    init(isQuiet: Bool, language: Language) {
      isShown = !isQuiet && isatty(2) == 1
      self.language = language
    }

    func show(_ text: Bilingual) {
      if isShown { Terminal.write("\r\u{1B}[K\(text[language])", to: 2) }
    }

    func clear() {
      if isShown { Terminal.write("\r\u{1B}[K", to: 2) }
    }
  }
}

private final class Kept<Value: Sendable>: Sendable {
  let value: Value
  init(_ value: Value) { self.value = value }
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
  write(descriptor, buffer.baseAddress, buffer.count)
}

extension Language: ExpressibleByArgument {}
