import CAssets

/// A file that pages ask for: served as it is, for ever, since its address changes with its content.
package struct SiteAsset: Sendable {
  package let address: Address
  package let contentType: String
  package let bytes: [UInt8]

  /// Everything to serve below `/assets/`.
  package static let all = [style, script, passkeys, desk, occupations, mark]

  static let style = SiteAsset("site", "css", "text/css; charset=utf-8", allies_asset_site_style())
  static let script = SiteAsset("site", "js", "text/javascript; charset=utf-8", allies_asset_site_script())
  /// For the pages that ask for a passkey, and no others.
  package static let passkeys = SiteAsset(
    "passkeys", "js", "text/javascript; charset=utf-8", allies_asset_site_passkeys())
  /// For the pages of the match desk: its keys.
  package static let desk = SiteAsset(
    "desk", "js", "text/javascript; charset=utf-8", allies_asset_site_desk())
  /// For the one question in which somebody says what they do: what it may be, while they type.
  package static let occupations = SiteAsset(
    "occupations", "js", "text/javascript; charset=utf-8", allies_asset_site_occupations())
  static let mark = SiteAsset("mark", "svg", "image/svg+xml", allies_asset_site_mark())

  private init(_ name: String, _ ending: String, _ contentType: String, _ asset: allies_asset) {
    bytes = Array(UnsafeBufferPointer(start: asset.bytes, count: asset.count))
    self.contentType = contentType
    address = "/assets/\(name).\(Self.fingerprint(of: bytes)).\(ending)"
  }

  /// FNV-1a with 64 bits: tells one version from the next, and guards against nothing.
  private static func fingerprint(of bytes: [UInt8]) -> String {
    String(bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }, radix: 36)
  }
}
