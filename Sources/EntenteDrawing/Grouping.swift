public import EntenteData
public import EntenteNetwork
import Foundation

/// Which nodes of a diagram are drawn together.
public struct Grouping: Sendable, Hashable {
  /// The id of the group of each entity, by the entity's id; those that are not in it stand outside.
  public var groups: [String: String]

  /// The name of each group, by its id.
  public var labels: [String: String]

  /// Creates a grouping.
  ///
  /// - Parameters:
  ///   - groups: The id of the group of each entity, by the entity's id.
  ///   - labels: The name of each group, by its id.
  public init(groups: [String: String], labels: [String: String]) {
    (self.groups, self.labels) = (groups, labels)
  }

  /// No groups.
  public static let none = Grouping(groups: [:], labels: [:])

  /// Groups the entities of a network by country.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - language: The language of the countries' names.
  /// - Returns: A group for each country that one of the entities is of, by its ISO 3166-1 code.
  ///   Entities of several countries or of none are in no group.
  public static func byCountry(_ network: Network, in language: Language) -> Grouping {
    var grouping = Grouping.none
    for case .entity(let index) in network.nodes {
      let entity = network.dataset.entities[index]
      guard entity.countries.count == 1, let country = entity.countries.first else { continue }
      grouping.groups[entity.id] = country
      grouping.labels[country] = name(ofCountry: country, in: language)
    }
    return grouping
  }

  /// The name of a country by its ISO 3166-1 code, or the code if it has none.
  static func name(ofCountry code: String, in language: Language) -> String {
    Locale(identifier: language.rawValue).localizedString(forRegionCode: code) ?? code
  }
}
