/// What a Data Package says of itself besides its name and title.
public struct PackageMetadata: Sendable, Hashable, Codable {
  /// A license.
  public struct License: Sendable, Hashable, Codable {
    /// Its short name, such as `CC-BY-4.0`.
    public var name: String?
    /// Where its text is.
    public var path: String?
    /// Its full name.
    public var title: String?
  }

  /// Where the data come from.
  public struct Origin: Sendable, Hashable, Codable {
    /// What it is called.
    public var title: String?
    /// Where it is.
    public var path: String?
    /// Whom to write to.
    public var email: String?
  }

  /// Somebody who worked on the data.
  public struct Contributor: Sendable, Hashable, Codable {
    /// The name.
    public var title: String?
    /// Where to find out more.
    public var path: String?
    /// Whom to write to.
    public var email: String?
    /// What they did.
    public var roles: [String]?
  }

  /// What the data are, in some sentences.
  public var description: String?
  /// The version of the data.
  public var version: String?
  /// Where to find out more.
  public var homepage: String?
  /// When the package was made.
  public var created: String?
  /// Words to find the data by.
  public var keywords: [String]?
  /// The licenses of the data.
  public var licenses: [License]?
  /// Where the data come from.
  public var sources: [Origin]?
  /// Those who worked on the data.
  public var contributors: [Contributor]?

  /// What is said of tables, by their names.
  package var tables: [String: TableDescription] = [:]

  private enum CodingKeys: String, CodingKey {
    case description, version, homepage, created, keywords, licenses, sources, contributors
  }

  /// Creates metadata that say nothing.
  public init() {}
}
