public import EntenteData

/// What a picture of a network shows, as plain data: no positions, no layout engine.
///
/// A relation of two is an edge. A relation of more is drawn once, as a joint with an edge to each
/// party, so that a sum of money is written once. A joint also carries what is written on an edge:
/// a sum, or how many relations it stands for.
public struct Diagram: Sendable, Hashable {
  /// An actor or a place.
  public struct Node: Sendable, Hashable, Identifiable {
    /// The id, stable from run to run: the entity's.
    public var id: String
    /// The name, in lines short enough for a label.
    public var lines: [String]
    /// How it looks.
    public var style: NodeStyle
    /// The id of the group that it is drawn in; `nil` if it stands outside of all.
    public var group: String?
    /// What is shown when it is pointed at: the full name and what it is.
    public var tooltip: String
    /// Where it leads.
    public var link: String?

    /// Creates a node.
    ///
    /// - Parameters:
    ///   - id: The id.
    ///   - lines: The name, in lines.
    ///   - style: How it looks.
    ///   - group: The id of the group that it is drawn in.
    ///   - tooltip: What is shown when it is pointed at.
    ///   - link: Where it leads.
    public init(
      id: String, lines: [String], style: NodeStyle, group: String? = nil, tooltip: String = "",
      link: String? = nil
    ) {
      (self.id, self.lines, self.style, self.group) = (id, lines, style, group)
      (self.tooltip, self.link) = (tooltip, link)
    }
  }

  /// Where the edges of one relation, or of several that are drawn as one, meet.
  public struct Joint: Sendable, Hashable, Identifiable {
    /// The id, stable from run to run: made of the ids of relations.
    public var id: String
    /// What is written on it: a sum of money, or a number of relations; a plain dot if `nil`.
    public var label: String?
    /// The color of its edges.
    public var color: Color
    /// What is shown when it is pointed at: each claim with its date and sum.
    public var tooltip: String
    /// The link to the first piece of evidence.
    public var link: String?

    /// Creates a joint.
    ///
    /// - Parameters:
    ///   - id: The id.
    ///   - label: What is written on it.
    ///   - type: The type of relation that its edges are of.
    ///   - tooltip: What is shown when it is pointed at.
    ///   - link: The link to the first piece of evidence.
    public init(
      id: String, label: String? = nil, type: RelationType, tooltip: String = "",
      link: String? = nil
    ) {
      self.init(
        id: id, label: label, color: EdgeStyle.color(of: type), tooltip: tooltip, link: link)
    }

    /// Creates a joint of a color.
    ///
    /// - Parameters:
    ///   - id: The id.
    ///   - label: What is written on it.
    ///   - color: The color of its edges.
    ///   - tooltip: What is shown when it is pointed at.
    ///   - link: The link to the first piece of evidence.
    public init(
      id: String, label: String? = nil, color: Color, tooltip: String = "", link: String? = nil
    ) {
      (self.id, self.label, self.color) = (id, label, color)
      (self.tooltip, self.link) = (tooltip, link)
    }
  }

  /// A line between two nodes, or between a node and a joint.
  public struct Edge: Sendable, Hashable, Identifiable {
    /// The id, stable from run to run.
    public var id: String
    /// The id of the node or joint at the start.
    public var source: String
    /// The id of the node or joint at the end.
    public var target: String
    /// How it looks.
    public var style: EdgeStyle
    /// What is shown when it is pointed at: the ends, then each claim with its date and sum.
    public var tooltip: String
    /// The link to the first piece of evidence.
    public var link: String?

    /// Creates an edge.
    ///
    /// - Parameters:
    ///   - id: The id.
    ///   - source: The id of the node or joint at the start.
    ///   - target: The id of the node or joint at the end.
    ///   - style: How it looks.
    ///   - tooltip: What is shown when it is pointed at.
    ///   - link: The link to the first piece of evidence.
    public init(
      id: String, source: String, target: String, style: EdgeStyle, tooltip: String = "",
      link: String? = nil
    ) {
      (self.id, self.source, self.target, self.style) = (id, source, target, style)
      (self.tooltip, self.link) = (tooltip, link)
    }
  }

  /// Nodes that are drawn together, with a name on them.
  public struct Group: Sendable, Hashable, Identifiable {
    /// The id.
    public var id: String
    /// The name, in the language of the diagram.
    public var label: String

    /// Creates a group.
    ///
    /// - Parameters:
    ///   - id: The id.
    ///   - label: The name.
    public init(id: String, label: String) { (self.id, self.label) = (id, label) }
  }

  /// The title, written above.
  public var title: String
  /// Where the data come from, written below.
  public var sourceLine: String
  /// The link of the source line.
  public var sourceLink: String?
  /// The language of everything that is written.
  public var language: Language
  /// The nodes, in the order of their ids.
  public var nodes: [Node]
  /// The joints, in the order of their ids.
  public var joints: [Joint]
  /// The edges, in the order of their ids.
  public var edges: [Edge]
  /// The groups, in the order of their ids.
  public var groups: [Group]
  /// What the shapes, colors and lines that occur mean.
  public var legend: Legend

  /// Creates a diagram of parts, and its legend.
  ///
  /// - Parameters:
  ///   - title: The title.
  ///   - sourceLine: Where the data come from.
  ///   - sourceLink: The link of the source line.
  ///   - language: The language of everything that is written.
  ///   - nodes: The nodes.
  ///   - joints: The joints.
  ///   - edges: The edges; an edge whose ends are not both there is left out.
  ///   - groups: The groups.
  public init(
    title: String, sourceLine: String = "", sourceLink: String? = nil, language: Language,
    nodes: [Node], joints: [Joint] = [], edges: [Edge], groups: [Group] = []
  ) {
    let ids = Set(nodes.map(\.id)).union(joints.map(\.id))
    (self.title, self.sourceLine, self.sourceLink) = (title, sourceLine, sourceLink)
    self.language = language
    self.nodes = nodes.sorted { $0.id < $1.id }
    self.joints = joints.sorted { $0.id < $1.id }
    self.edges = edges.filter { ids.contains($0.source) && ids.contains($0.target) }
      .sorted { $0.id < $1.id }
    self.groups = groups.sorted { $0.id < $1.id }
    legend = Legend(nodes: self.nodes, edges: self.edges, language: language)
  }

  /// Everything that is written in it.
  public var text: String {
    (nodes.flatMap(\.lines) + joints.compactMap(\.label) + groups.map(\.label)
      + legend.entries.map(\.text) + [title, sourceLine]).joined(separator: "\n")
  }
}
