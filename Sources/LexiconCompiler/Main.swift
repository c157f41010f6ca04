import Occupations

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Compiles the carried lexicon into an index, and writes beside it the C source that carries it: run by the build
/// (Plugins/CompileLexicon), so that no process begins by counting titles (docs/decisions/0019).
@main
enum Compilation {
  static func main() {
    let folder = CommandLine.arguments.dropFirst().first ?? "."
    let isWritten =
      write(TitleCoder(.carried).encoded(), to: folder + "/carried.index")
      && write(Array(source.utf8), to: folder + "/index.c")
    guard isWritten else {
      print("The index of the lexicon could not be written to \(folder).")
      exit(1)
    }
  }

  private static let source = """
    #include "occupationindex.h"

    #pragma clang diagnostic ignored "-Wc23-extensions"

    _Alignas(64) static const unsigned char bytes[] = {
    #embed "carried.index"
    };

    const unsigned char *allies_occupation_index(void) { return bytes; }

    size_t allies_occupation_index_count(void) { return sizeof bytes; }

    """

  private static func write(_ bytes: [UInt8], to path: String) -> Bool {
    guard let file = fopen(path, "wb") else { return false }
    let count = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
    return fclose(file) == 0 && count == bytes.count
  }
}
