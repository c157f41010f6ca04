/// Where one signs in, and how one comes back from there.
package enum SignInPlace {
  package static let address: Address = "/sign-in"
  /// The field, in the address and in the form, that says where one was going.
  package static let next = "next"

  package static func address(leadingTo next: Address?) -> Address {
    guard let next, next.path != "/" else { return address }
    return address.with(Self.next, next.text)
  }

  /// The same place, or the first page where its address is too long to be carried in a cookie.
  package static func shortened(_ next: Address) -> Address { next.text.utf8.count <= 1_000 ? next : "/" }

  /// Where somebody was going, if it is a page of this site and not one for signing in or out; the first page otherwise.
  package static func next(in fields: PostedFields) -> Address {
    guard let next = fields[Self.next].flatMap({ Address(local: $0) }),
      !next.path.hasPrefix("/sign-")
    else { return "/" }
    return next
  }
}
