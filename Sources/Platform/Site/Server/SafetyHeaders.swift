/// What every answer tells browsers not to do.
enum SafetyHeaders {
  /// Everything comes from this site and nothing from the page itself: no script and no style stands inside one.
  static let contentPolicy = """
    default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'self'; form-action 'self'; \
    frame-ancestors 'none'; img-src 'self'; manifest-src 'self'; script-src 'self'; style-src 'self'
    """

  private static let fields: Headers = [
    "content-security-policy": contentPolicy,
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy":
      "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
      + "magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    // With `no-referrer` browsers would send `Origin: null` with our own forms.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  ]

  static func add(to response: inout Response, isSecure: Bool) {
    response.headers.replace(fields)
    // Two years; only where browsers come by TLS at all.
    if isSecure { response.headers["strict-transport-security"] = "max-age=63072000" }
    if response.headers["cache-control"] == nil { response.headers["cache-control"] = "no-store" }
  }
}
