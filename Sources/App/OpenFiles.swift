#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system lets a program hold open, and what it does to one that writes to nobody.
enum OpenFiles {
  /// How many files and connections the system would allow, and how many it allows now.
  static var limits: (now: UInt64, most: UInt64) {
    var limit = rlimit()
    guard getrlimit(filesKind, &limit) == 0 else { return (0, 0) }
    return (UInt64(limit.rlim_cur), UInt64(limit.rlim_max))
  }

  /// Asks for so many, as far as the system goes: each connection is one.
  static func allow(_ count: Int) {
    var limit = rlimit()
    guard getrlimit(filesKind, &limit) == 0, limit.rlim_cur < rlim_t(count) else { return }
    limit.rlim_cur = min(rlim_t(count), limit.rlim_max)
    _ = setrlimit(filesKind, &limit)
  }

  static func ignoreBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
    // A disk with a limit says so in the answer to a write instead.
    signal(SIGXFSZ, SIG_IGN)
  }

  #if canImport(Glibc)
    private static let filesKind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    private static let filesKind = RLIMIT_NOFILE
  #endif
}
