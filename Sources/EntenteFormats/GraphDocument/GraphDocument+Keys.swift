import EntenteGraph

extension GraphDocument {
  /// Whether parallel edges share a value of an attribute `key`, so that NetworkX, to which it tells
  /// them apart, would hold them for one.
  var hasSharedKeys: Bool {
    guard let keys = edgeAttributes.first(where: { $0.name == "key" }), has(.parallelEdges) else {
      return false
    }
    var met = TextIndex()
    return sources.indices.contains { edge in
      guard let key = keys.text(edge) else { return false }
      let (source, target) = (sources[edge], targets[edge])
      let (first, second) =
        direction == .directed ? (source, target) : (min(source, target), max(source, target))
      var text = "\(first) \(second) \(key)"
      return text.withUTF8 { met.insert($0)?.isNew ?? false } == false
    }
  }
}
