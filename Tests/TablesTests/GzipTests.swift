import Basics
import CZlib
import Testing

@testable import Tables

/// Packs as gzip does.
func gzipped(_ bytes: [UInt8]) -> [UInt8] {
  var input = bytes
  var output = [UInt8](repeating: 0, count: bytes.count + bytes.count / 100 + 100)
  let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  stream.initialize(to: z_stream())
  defer { stream.deallocate() }
  deflateInit2_(
    stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  defer { deflateEnd(stream) }
  let made = input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target in
      stream.pointee.next_in = source.baseAddress
      stream.pointee.avail_in = UInt32(source.count)
      stream.pointee.next_out = target.baseAddress
      stream.pointee.avail_out = UInt32(target.count)
      deflate(stream, Z_FINISH)
      return target.count - Int(stream.pointee.avail_out)
    }
  }
  return Array(output.prefix(made))
}

@Suite("Compressed lists")
struct GzipTests {
  private let packed = gzipped(Array("Name,City\nAmina,Halifax\n".utf8))

  private func sheet(_ bytes: [UInt8]) throws(Refusal) -> Sheet { try Sheet.read(bytes, file: "list.csv.gz") }

  @Test("a compressed list is read, and said to be compressed")
  func gzip() throws {
    let sheet = try sheet(packed)
    #expect(sheet.texts == [["Name", "City"], ["Amina", "Halifax"]])
    #expect(sheet.origin.compressed)
    #expect(try !read("Name\nAmina").origin.compressed)
  }

  @Test("a compressed list may come in several members")
  func members() throws {
    #expect(try sheet(packed + gzipped(Array("Bao,Halifax\n".utf8))).texts.last == ["Bao", "Halifax"])
  }

  @Test("a compressed list that breaks off is refused, wherever it does")
  func truncated() {
    for count in 2..<packed.count {
      let sentence = sentence { () throws(Refusal) in try sheet(Array(packed.prefix(count))) }
      #expect(sentence.contains("is a damaged gzip file"), "\(count) bytes")
    }
  }

  @Test("a compressed list with a wrong byte is refused")
  func damaged() {
    var bytes = packed
    bytes[bytes.count - 6] ^= 0xFF
    #expect(sentence { () throws(Refusal) in try sheet(bytes) }.contains("is a damaged gzip file"))
  }

  @Test("a small file that unpacks to a large one is stopped at the limit")
  func bomb() throws {
    let bomb = gzipped([UInt8](repeating: 0x61, count: 3 << 20))
    #expect(bomb.count < 10_000)
    #expect(try gunzipped(bomb, file: "list.gz", limit: 3 << 20).count == 3 << 20)
    let refusal = #expect(throws: Refusal.self) { try gunzipped(bomb, file: "list.gz", limit: (3 << 20) - 1) }
    #expect(refusal?.sentence.en.contains("lists of up to 2 MB are read") == true)
  }
}
