import Basics
import Logging

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A log of one JSON object a line, on the standard error of the program.
package struct LogLines: LogHandler {
  package var metadata: Logger.Metadata = [:]
  package var logLevel: Logger.Level
  private let label: String
  private let write: @Sendable (String) -> Void

  package init(
    label: String, level: Logger.Level, write: @escaping @Sendable (String) -> Void = LogLines.toStandardError
  ) {
    self.label = label
    self.write = write
    logLevel = level
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    var fields = [
      ("time", "\"\(Moment.now().written)\""), ("level", JSONText.quoted(event.level.rawValue)),
      ("part", JSONText.quoted(label)), ("message", JSONText.quoted(event.message.description)),
    ]
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    for (name, value) in all.sorted(by: { $0.key < $1.key }) {
      let text = "\(value)"
      // Whole numbers stay numbers, so that others can add them up.
      let isNumber =
        !text.isEmpty && text.utf8.count < 16 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
      fields.append((name, isNumber && (text == "0" || !text.hasPrefix("0")) ? text : JSONText.quoted(text)))
    }
    write("{" + fields.map { "\(JSONText.quoted($0)):\($1)" }.joined(separator: ",") + "}\n")
  }

  /// A line goes out in one piece, so that lines of several threads never mix.
  package static func toStandardError(_ line: String) {
    var line = line
    line.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        #if canImport(Glibc)
          let count = Glibc.write(2, rest.baseAddress, rest.count)
        #else
          let count = Darwin.write(2, rest.baseAddress, rest.count)
        #endif
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
    }
  }
}

extension Moment {
  /// `2026-11-22T10:05:54.123Z`
  fileprivate var written: String {
    let milliseconds = microsecondsSince1970 / 1_000
    let day = LocalDate(daysSince1970: Int32(truncatingIfNeeded: milliseconds / 86_400_000))
    let rest = milliseconds % 86_400_000
    func padded(_ number: Int64, _ count: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
    }
    let (hour, minute) = (rest / 3_600_000, rest / 60_000 % 60)
    return
      "\(day)T\(padded(hour, 2)):\(padded(minute, 2)):\(padded(rest / 1_000 % 60, 2)).\(padded(rest % 1_000, 3))Z"
  }
}
