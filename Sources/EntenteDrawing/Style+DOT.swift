extension NodeStyle {
  /// The attributes of a node that looks like this.
  package var attributes: DOTAttributes {
    var attributes = DOTAttributes()
    attributes.set("shape", shape)
    attributes.set("color", stroke.hex)
    attributes.set("fillcolor", fill.hex)
    let styles = [
      isFilled ? "filled" : "solid", isRounded ? "rounded" : nil, isDashed ? "dashed" : nil,
    ]
    attributes.set("style", styles.compactMap { $0 }.joined(separator: ","))
    attributes.set("peripheries", Double(outlines))
    // The polygons of Graphviz leave more room around the text than a box does.
    switch shape {
    case "house": attributes.set("margin", "0.02,0.01")
    case "hexagon", "octagon": attributes.set("margin", "0.01,0.02")
    case "ellipse": attributes.set("margin", "0.02,0.02")
    case "underline": attributes.set("margin", "0.04,0.03")
    default: attributes.set("margin", "0.1,0.06")
    }
    return attributes
  }
}

extension EdgeStyle {
  /// The size of the markers, as a factor.
  package var markerSize: Double { 0.55 + 0.1 * width }

  /// The attributes of an edge that looks like this.
  package var attributes: DOTAttributes {
    var attributes = DOTAttributes()
    attributes.set("color", color.hex + (isOver ? "A8" : ""))
    attributes.set("style", dash.rawValue)
    attributes.set("penwidth", isOver ? min(width, 1) : width)
    attributes.set("arrowsize", markerSize)
    attributes.set("dir", "both")
    attributes.set("arrowtail", Self.name(sourceMarker, isImplied: isSourceImplied))
    attributes.set("arrowhead", Self.name(targetMarker, isImplied: isTargetImplied))
    return attributes
  }

  /// The room that the marker at the start takes, in points.
  package var sourceMarkerLength: Double { length(sourceMarker, isImplied: isSourceImplied) }

  /// The room that the marker at the end takes, in points.
  package var targetMarkerLength: Double { length(targetMarker, isImplied: isTargetImplied) }

  /// A party that is implied has a hollow marker, or a ring where a marker cannot be hollow.
  private static func name(_ marker: Marker, isImplied: Bool) -> String {
    guard isImplied else { return marker.rawValue }
    return switch marker {
    case .none: "odot"
    case .angle, .fork, .bar: "\(marker.rawValue)odot"
    case .arrow, .diamond, .dot, .square: "o\(marker.rawValue)"
    case .whole: marker.rawValue
    }
  }

  private func length(_ marker: Marker, isImplied: Bool) -> Double {
    let length: Double =
      switch marker {
      case .none: isImplied ? 8 : 0
      case .arrow: 10
      case .angle, .fork: isImplied ? 18 : 10
      case .diamond, .whole: 12
      case .dot: 8
      case .square: 7.5
      case .bar: isImplied ? 10.5 : 2.5
      }
    return length * markerSize
  }
}
