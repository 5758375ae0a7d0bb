import EntenteData

/// What the shapes, colors and lines of a diagram mean: only of what occurs in it.
public struct Legend: Sendable, Hashable {
  /// A sample and its meaning.
  public struct Entry: Sendable, Hashable {
    /// What is shown.
    public enum Sample: Sendable, Hashable {
      /// An empty node.
      case node(NodeStyle)
      /// A short line.
      case edge(EdgeStyle)
    }

    /// What is shown.
    public var sample: Sample
    /// What it means.
    public var text: String
  }

  /// The kinds, by shape.
  public var kinds: [Entry] = []
  /// The types of relations, by color and marker.
  public var types: [Entry] = []
  /// The statuses and the sums, by line.
  public var lines: [Entry] = []

  /// All entries.
  public var entries: [Entry] { kinds + types + lines }

  /// Makes the legend of what occurs, from the styles that were drawn.
  init(nodes: [Diagram.Node], edges: [Diagram.Edge], language: Language) {
    for kind in Entity.Kind.allCases {
      guard let style = nodes.first(where: { $0.style.kind == kind })?.style else { continue }
      kinds.append(Entry(sample: .node(style), text: Words.name(of: kind, in: language)))
    }
    for type in RelationType.allCases {
      let styles = edges.map(\.style).filter { $0.type == type }
      guard !styles.isEmpty else { continue }
      var sample = EdgeStyle(type: type, dash: .solid, width: 1.6)
      sample.targetMarker = styles.map(\.targetMarker).first { $0 != .none } ?? .none
      if type.rule.flow == nil, type != .establishment, type != .access {
        sample.sourceMarker = sample.targetMarker
      }
      types.append(Entry(sample: .edge(sample), text: Words.name(of: type, in: language)))
    }
    if let link = edges.first(where: { $0.style.type == nil && $0.style.ownColor == nil })?.style {
      let text = language.pick("part or subsidiary of", "所属・子会社", "隶属或子公司")
      types.append(Entry(sample: .edge(link), text: text))
    }
    lines = Legend.lines(edges.map(\.style), language)
  }

  private static func lines(_ styles: [EdgeStyle], _ language: Language) -> [Entry] {
    var entries: [Entry] = []
    let plain = EdgeStyle(type: .announcement, dash: .solid, width: 1.6)
    func add(_ occurs: (EdgeStyle) -> Bool, _ text: String, _ change: (inout EdgeStyle) -> Void) {
      guard styles.contains(where: occurs) else { return }
      var sample = plain
      change(&sample)
      entries.append(Entry(sample: .edge(sample), text: text))
    }
    // Unknown is not in force, but has no pattern of its own: the three that there are are taken.
    let isUnknown = styles.contains { !$0.hasStatus }
    add(
      { $0.type != nil && $0.dash == .solid && !$0.isOver },
      isUnknown
        ? language.pick("in force, or status not said", "実施中、または状況不明", "生效，或未说明状态")
        : language.pick("in force", "実施中", "生效")
    ) { _ in }
    add({ $0.isOver }, language.pick("completed", "完了", "已完成")) { $0.isOver = true }
    add({ $0.dash == .dashed }, language.pick("announced", "発表済み", "已宣布")) { $0.dash = .dashed }
    add({ $0.dash == .dotted }, language.pick("planned", "計画", "计划中")) { $0.dash = .dotted }
    add(
      { $0.isSourceImplied || $0.isTargetImplied },
      language.pick("hollow end: party implied", "白抜きの端：文脈による当事者", "空心端：当事方据上下文推定")
    ) { $0.isTargetImplied = true }
    add(
      { $0.width > 1.5 && $0.ownColor == nil },
      language.pick("the thicker, the more money", "太いほど金額が大きい", "越粗金额越大")
    ) { $0.width = 4.5 }
    add(
      { $0.width > 1.5 && $0.ownColor != nil },
      language.pick("the thicker, the stronger", "太いほど強い", "越粗越强")
    ) { $0.width = 4 }
    return entries
  }
}
