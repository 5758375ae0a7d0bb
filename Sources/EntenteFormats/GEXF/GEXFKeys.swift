/// Titles of attributes of edges, of which NetworkX has a use of its own for two.
///
/// It reads no file of parallel edges in which an attribute is called `key`, and takes `networkx_key` for
/// what tells them apart. So `key` is written as that, as NetworkX does, or with `entente:` before it if
/// parallel edges share a value, which NetworkX would hold for one; names that look so get one more.
enum GEXFKeys {
  private static let mark = "entente:"
  private static let own = "networkx_key"

  /// The title under which an attribute is written.
  static func title(_ name: String, hasSharedKeys: Bool) -> String {
    if name == "key", !hasSharedKeys { return own }
    return isMarked(name) || name == "key" || name == own ? mark + name : name
  }

  /// The name of an attribute with a title.
  static func name(_ title: String) -> String {
    if title == own { return "key" }
    return isMarked(title) ? String(title.dropFirst(mark.count)) : title
  }

  /// Whether a title is one of the two with a mark, or several, before it.
  private static func isMarked(_ title: String) -> Bool {
    var rest = title[...]
    while rest.hasPrefix(mark) { rest = rest.dropFirst(mark.count) }
    return rest.count < title.count && (rest == "key" || rest == own)
  }
}
