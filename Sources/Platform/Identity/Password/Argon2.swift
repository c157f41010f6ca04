import CArgon2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Argon2id (RFC 9106) by libargon2, one lane.
enum Argon2 {
  /// The library is missing, or there is no memory: nobody's password is right or wrong.
  struct Unavailable: Error {
    /// What libargon2 said; its header has the list.
    let code: Int32
  }

  /// - Complexity: time and memory as `cost` says; the memory is given back to the system at once.
  static func tag(
    of password: [UInt8], salt: [UInt8], cost: PasswordHash.Cost, length: Int
  ) throws(Unavailable) -> [UInt8] {
    var password = password
    var salt = salt
    var tag = [UInt8](repeating: 0, count: length)
    let code = password.withUnsafeMutableBufferPointer { password in
      salt.withUnsafeMutableBufferPointer { salt in
        tag.withUnsafeMutableBufferPointer { tag in
          // Lengths are bounded by `Password` and `PasswordHash`.
          var context = argon2_context(
            out: tag.baseAddress, outlen: UInt32(clamping: tag.count),
            pwd: password.baseAddress, pwdlen: UInt32(clamping: password.count),
            salt: salt.baseAddress, saltlen: UInt32(clamping: salt.count),
            secret: nil, secretlen: 0, ad: nil, adlen: 0,
            t_cost: cost.passes, m_cost: cost.kibibytes, lanes: 1, threads: 1,
            version: UInt32(ARGON2_VERSION_13.rawValue),
            allocate_cbk: allocate, free_cbk: free, flags: 0)
          return argon2id_ctx(&context)
        }
      }
    }
    guard code == ARGON2_OK.rawValue else { throw Unavailable(code: code) }
    return tag
  }

  // Pages of its own for each: malloc would keep them once they were returned, for every thread that ever hashed.

  private static let allocate: allocate_fptr = { memory, size in
    let pages = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let pages, pages != MAP_FAILED else { return ARGON2_MEMORY_ALLOCATION_ERROR.rawValue }
    memory?.pointee = pages.assumingMemoryBound(to: UInt8.self)
    return ARGON2_OK.rawValue
  }

  private static let free: deallocate_fptr = { memory, size in
    munmap(memory, size)
  }
}
