import Basics
import CZip

/// Lends the parts of a zip archive that lies in memory.
func withZipArchive<Value>(
  _ packed: [UInt8], file: String, limit: Int,
  _ body: (inout ZipArchive) throws(Refusal) -> Value
) throws(Refusal) -> Value {
  try packed.withUnsafeBufferPointer { (bytes) throws(Refusal) -> Value in
    var archive = try ZipArchive(bytes, file: file, limit: limit)
    return try body(&archive)
  }
}

/// The parts of a zip archive, unpacked as they are read, all of them together within a limit.
///
/// What a part claims about its size is not believed: what comes out is counted.
struct ZipArchive: ~Copyable {
  private let archive: OpaquePointer
  private let file: String
  private let limit: Int
  private var unpacked = 0

  /// The bytes must stay where they are as long as the archive lives, hence `withZipArchive`.
  fileprivate init(_ packed: UnsafeBufferPointer<UInt8>, file: String, limit: Int) throws(Refusal) {
    guard let source = zip_source_buffer_create(packed.baseAddress, UInt64(packed.count), 0, nil) else {
      throw damagedWorkbook(file)
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, nil) else {
      zip_source_free(source)
      throw damagedWorkbook(file)
    }
    self.archive = archive
    self.file = file
    self.limit = limit
  }

  deinit { zip_discard(archive) }

  func contains(_ part: String) -> Bool { index(of: part) != nil }

  /// True if the first part cannot be read without a password; whoever locks one locks all.
  var isLocked: Bool {
    var about = zip_stat_t()
    guard zip_stat_index(archive, 0, 0, &about) == 0, about.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0
    else { return false }
    return about.encryption_method != UInt16(ZIP_EM_NONE)
  }

  /// Unpacks a part, one piece after the other.
  ///
  /// - Complexity: O(n) in the unpacked size, in constant memory.
  mutating func unpack(
    _ part: String, _ take: (UnsafeBufferPointer<UInt8>) throws(Refusal) -> Void
  ) throws(Refusal) {
    guard let index = index(of: part) else { throw damagedWorkbook(file) }
    guard let opened = zip_fopen_index(archive, index, 0) else {
      throw zip_error_code_zip(zip_get_error(archive)) == ZIP_ER_NOPASSWD
        ? lockedArchive(file) : damagedWorkbook(file)
    }
    defer { zip_fclose(opened) }
    let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
    defer { piece.deallocate() }
    while true {
      let got = Int(zip_fread(opened, piece.baseAddress, UInt64(piece.count)))
      // Negative also where the checksum of the part is wrong.
      guard got >= 0, got <= piece.count else { throw damagedWorkbook(file) }
      if got == 0 { return }
      unpacked += got
      guard unpacked <= limit else { throw tooLarge(file, bytes: unpacked, limit: limit) }
      try take(UnsafeBufferPointer(rebasing: piece[..<got]))
    }
  }

  /// Part names differ by more than their case (ECMA-376, part 2).
  private func index(of part: String) -> UInt64? {
    let found = zip_name_locate(archive, part, UInt32(ZIP_FL_NOCASE))
    return found >= 0 ? UInt64(found) : nil
  }
}

func damagedWorkbook(_ file: String) -> Refusal {
  Refusal(
    .content,
    en:
      "\(file) is damaged or incomplete. Copy or download it again; if it opens in Excel, save it there once more as .xlsx.",
    fr:
      "\(file) est endommagé ou incomplet. Copiez-le ou téléchargez-le de nouveau ; s’il s’ouvre dans Excel, enregistrez-le encore une fois en .xlsx."
  )
}

func lockedArchive(_ file: String) -> Refusal {
  Refusal(
    .content,
    en: "\(file) is locked with a password. Open it with the password and save it without one.",
    fr:
      "\(file) est protégé par un mot de passe. Ouvrez-le avec le mot de passe et enregistrez-le sans protection."
  )
}
