/// Whether a request that changes something came from a page of ours, as far as its head tells. The token in its body is
/// the other half.
enum CrossSite {
  /// Browsers say where a request comes from in two fields, which no page can set itself. What either says against it is
  /// believed; a program that sends neither is judged by the token alone.
  static func isSuspicious(_ request: Request, _ name: SiteName) -> Bool {
    if let site = request.headers["sec-fetch-site"], site != "same-origin", site != "none" { return true }
    if let origin = request.headers["origin"], origin != name.origin(for: request.host) { return true }
    return request.headers.all("origin").count > 1 || request.headers.all("sec-fetch-site").count > 1
  }

  /// The kinds of body that forms send with their token. The third kind of which a browser's form is capable, text/plain,
  /// has no use but to look like something else.
  static let kinds: Set<String> = ["application/x-www-form-urlencoded", "multipart/form-data"]
}
