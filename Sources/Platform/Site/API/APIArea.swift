import Basics

/// What programs can ask of all areas: for people on a page, for programs as OpenAPI.
package enum APIArea {
  /// - Parameter areas: all others.
  package static func area(over areas: [Area]) -> Area {
    let api = OpenAPI(areas.flatMap(\.routes.all))
    return Area(title: APIPage.title) { routes in
      routes.get("api", for: .anyone) { visit in .page(APIPage(api: api, frame: visit.frame()).html) }
      routes.get("api/openapi.json", for: .anyone) { visit in
        .json(api.text(visit.language, at: visit.origin))
      }
    }
  }
}
