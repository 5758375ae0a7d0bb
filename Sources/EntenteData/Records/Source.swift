/// A document that relations are read from.
public struct Source: Sendable, Hashable, Identifiable {
  /// The id, in kebab-case.
  public var id: String

  /// The title, in its own language.
  public var title: String

  /// Who wrote it.
  public var author: String

  /// Who published it.
  public var publisher: String

  /// When it was published.
  public var published: EDTFDate?

  /// When the copy that was read was made.
  public var retrieved: EDTFDate?

  /// Where it is.
  public var url: String

  /// The BCP 47 code of its language.
  public var language: String

  /// Creates a source.
  ///
  /// - Parameters:
  ///   - id: The id, in kebab-case.
  ///   - title: The title.
  ///   - author: Who wrote it.
  ///   - publisher: Who published it.
  ///   - published: When it was published.
  ///   - retrieved: When the copy that was read was made.
  ///   - url: Where it is.
  ///   - language: The BCP 47 code of its language.
  public init(
    id: String, title: String, author: String = "", publisher: String = "",
    published: EDTFDate? = nil, retrieved: EDTFDate? = nil, url: String = "", language: String = ""
  ) {
    (self.id, self.title, self.author, self.publisher) = (id, title, author, publisher)
    (self.published, self.retrieved) = (published, retrieved)
    (self.url, self.language) = (url, language)
  }
}
