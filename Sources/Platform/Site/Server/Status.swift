/// What became of a request, as three digits say it.
package struct Status: Sendable, Hashable {
  package let code: Int

  package init(_ code: Int) { self.code = code }

  package static let ok = Status(200)
  package static let created = Status(201)
  package static let noContent = Status(204)
  package static let movedForGood = Status(308)
  package static let seeOther = Status(303)
  package static let notModified = Status(304)
  package static let badRequest = Status(400)
  package static let signInFirst = Status(401)
  package static let forbidden = Status(403)
  package static let notFound = Status(404)
  package static let methodNotAllowed = Status(405)
  package static let notAcceptable = Status(406)
  package static let tooSlow = Status(408)
  package static let conflict = Status(409)
  package static let tooLarge = Status(413)
  package static let addressTooLong = Status(414)
  package static let unsupportedContent = Status(415)
  package static let expectationFailed = Status(417)
  package static let misdirected = Status(421)
  package static let unprocessable = Status(422)
  package static let tooManyRequests = Status(429)
  package static let headersTooLarge = Status(431)
  package static let failure = Status(500)
  package static let unknownMethod = Status(501)
  package static let unavailable = Status(503)
  package static let unknownVersion = Status(505)
  package static let noRoom = Status(507)

  package var isError: Bool { code >= 400 }
}
