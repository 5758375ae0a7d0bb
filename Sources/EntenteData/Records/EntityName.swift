/// A name of an entity in some language.
public struct EntityName: Sendable, Hashable {
  /// What a name is for.
  public enum Use: String, Sendable, CaseIterable, Hashable {
    /// It is shown.
    case label
    /// It is found when searched for.
    case alias
  }

  /// Where a name comes from.
  public enum Basis: String, Sendable, CaseIterable, Hashable {
    /// A source of the dataset writes it so.
    case source
    /// It is the usual name.
    case standard
  }

  /// The id of the entity.
  public var entity: String

  /// The BCP 47 code of the language.
  public var language: String

  /// The name.
  public var name: String

  /// What it is for.
  public var use: Use

  /// Where it comes from.
  public var basis: Basis

  /// Creates a name.
  ///
  /// - Parameters:
  ///   - entity: The id of the entity.
  ///   - language: The BCP 47 code of the language.
  ///   - name: The name.
  ///   - use: What it is for.
  ///   - basis: Where it comes from.
  public init(entity: String, language: String, name: String, use: Use, basis: Basis) {
    (self.entity, self.language, self.name) = (entity, language, name)
    (self.use, self.basis) = (use, basis)
  }
}
