import Basics
import Crypto

/// What opens backups: 32 bytes that nobody can guess, in a file that only its owner may read.
///
/// Whoever has it reads every backup; whoever has lost it, none. It belongs where the backups are not.
package struct BackupKey: Sendable {
  private static let words = "allies-backup-key-1 "
  private let secret: SymmetricKey

  /// Makes a new one and writes it to a file that is not there yet.
  package static func make(at path: String) throws(Refusal) -> BackupKey {
    let secret = SymmetricKey(size: .bits256)
    let digits = secret.withUnsafeBytes { bytes in
      bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    let file = try BinaryFile(creating: path)
    try file.write(Array("\(words)\(digits)\n".utf8))
    try file.synchronise()
    return BackupKey(secret: secret)
  }

  /// - Throws: a refusal when there is none, or when others can read it.
  package static func read(from path: String) throws(Refusal) -> BackupKey {
    let file = try BinaryFile(reading: path)
    guard file.isPrivate else { throw .keyIsOpen(path) }
    let text = String(decoding: try file.read(200), as: UTF8.self)
    var digits = text.dropFirst(words.count).prefix(64)
    guard text.hasPrefix(words), digits.utf8.count == 64, text.dropFirst(words.count + 64) == "\n",
      digits.allSatisfy(\.isHexDigit)
    else { throw .isNoKey(path) }
    var bytes: [UInt8] = []
    while !digits.isEmpty {
      guard let byte = UInt8(digits.prefix(2), radix: 16) else { throw .isNoKey(path) }
      bytes.append(byte)
      digits = digits.dropFirst(2)
    }
    return BackupKey(secret: SymmetricKey(data: bytes))
  }

  /// A key for one file alone.
  func key(salt: [UInt8]) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: secret, salt: salt, info: Array("allies backup 1".utf8), outputByteCount: 32)
  }
}
