import Basics

extension Response {
  /// A page that is the same for everybody who is not signed in: kept for a minute, and asked for anew by its tag, which is
  /// answered without the page while that is still the same. Whoever is signed in gets it as any other page.
  ///
  /// - Parameter page: made with a frame that holds no form's token.
  package static func lasting(_ page: HTML, for visit: Visit) -> Response {
    guard visit.signedIn == nil, visit.session == nil else { return .page(page) }
    let tag = "\"" + Fingerprint(of: page.bytes).text.prefix(32) + "\""
    let headers: Headers = ["etag": tag, "cache-control": "public, max-age=60"]
    let known = visit.request.headers.all("if-none-match").contains { field in
      field.split(separator: ",").contains { part in
        let one = part.drop { $0 == " " }
        return one.hasPrefix(tag) || one.hasPrefix("W/" + tag) || one.hasPrefix("*")
      }
    }
    if known { return Response(.notModified, headers: headers) }
    var response = Response.page(page)
    for field in headers.fields { response.headers[field.name] = field.value }
    return response
  }
}
