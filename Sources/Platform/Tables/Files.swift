import Basics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The last part of a path: what a person calls the file.
package func fileName(_ path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}

/// The whole content of a file, refused with a sentence if it is not there, not readable or too large.
package func fileBytes(_ path: String, atMost limit: Int = Limits.bytes) throws(Refusal) -> [UInt8] {
  let name = fileName(path)
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw cannotOpen(path, errno) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw cannotOpen(path, errno) }
  guard status.st_mode & S_IFMT != S_IFDIR else {
    throw Refusal(
      .request,
      en: "\(path) is a folder. Name the file inside it.",
      fr: "\(path) est un dossier. Indiquez le fichier qui s’y trouve.")
  }
  guard status.st_size <= limit else { throw tooLarge(name, bytes: Int(status.st_size), limit: limit) }

  // A pipe has no size beforehand; a file may have grown since.
  var bytes: [UInt8] = []
  var wanted = Int(status.st_size) + 1
  while true {
    var code: Int32 = 0
    let part = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      preferLargePages(buffer.baseAddress, bytes: wanted)
      count = readFully(descriptor, UnsafeMutableRawBufferPointer(buffer), code: &code)
    }
    if code != 0 { throw cannotOpen(path, code) }
    if bytes.isEmpty { bytes = part } else { bytes += part }
    guard bytes.count <= limit else { throw tooLarge(name, bytes: bytes.count, limit: limit) }
    if part.count < wanted { return bytes }
    wanted = 1 << 20
  }
}

/// The files of a folder by name, those inside its folders left out; nil if the path is no folder.
package func filesInFolder(_ path: String) throws(Refusal) -> [String]? {
  var status = stat()
  guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
  guard let folder = opendir(path) else { throw cannotOpen(path, errno) }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    guard !name.hasPrefix("."), stat(path + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG
    else { continue }
    names.append(name)
  }
  return names.sorted()
}

/// True if the byte is anywhere in the text.
func holds(_ byte: UInt8, in text: [UInt8]) -> Bool {
  text.withUnsafeBytes { bytes in
    bytes.baseAddress.map { memchr($0, Int32(byte), bytes.count) != nil } ?? false
  }
}

/// Reads until the buffer is full or the file ends; `code` is what went wrong, or 0.
private func readFully(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer, code: inout Int32) -> Int
{
  var count = 0
  while count < buffer.count {
    let got = read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
    if got < 0, errno == EINTR { continue }
    if got < 0 { code = errno }
    if got <= 0 { return count }
    count += got
  }
  return count
}

func cannotOpen(_ path: String, _ code: Int32) -> Refusal {
  switch code {
  case ENOENT, ENOTDIR:
    Refusal(
      .missing, en: "There is no file \(path). Check the name and the folder.",
      fr: "Le fichier \(path) n’existe pas. Vérifiez le nom et le dossier.")
  case EACCES, EPERM:
    Refusal(
      .missing,
      en: "\(path) may not be read by you. Ask its owner for access, or copy it to a folder of yours.",
      fr:
        "Vous n’avez pas le droit de lire \(path). Demandez l’accès à son propriétaire ou copiez-le dans un de vos dossiers."
    )
  default:
    Refusal(
      .missing,
      en: "\(path) cannot be read (\(String(cString: strerror(code)))). Try to copy it to another disk.",
      fr:
        "\(path) ne peut pas être lu (\(String(cString: strerror(code)))). Essayez de le copier sur un autre disque."
    )
  }
}
