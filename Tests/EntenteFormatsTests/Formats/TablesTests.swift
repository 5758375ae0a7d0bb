import EntenteData
import EntenteGraph
import Foundation
import Testing

@testable import EntenteFormats

/// The formats with tables for people: Markdown and HTML.
@Suite struct TablesTests {
  private static let document: GraphDocument = {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a|b", "<c>"], sources: [0, 1], targets: [1, 0],
      edgeDirections: [.undirected, .directed])
    document.graphAttributes = [AttributeColumn("title", .texts(["R&D *now*"]))]
    document.nodeAttributes = [AttributeColumn("note", .texts(["two\nlines", ""]), missing: [1])]
    document.edgeAttributes = [
      AttributeColumn(
        "evidence", .texts(["https://example.org/r?a=1&b=\"2\" | book p1s1", "javascript://x"]))
    ]
    return document
  }()

  @Test func `Markdown shows every text as it is`() throws {
    let text = try GraphFormat.markdown.files(of: GraphContent(Self.document))[0].text
    #expect(
      text == #"""
        # R&amp;D \*now\*

        ## Graph

        | attribute | value |
        | --- | --- |
        | title | R&amp;D \*now\* |

        ## Nodes

        | id | note |
        | --- | --- |
        | a\|b | two<br>lines |
        | &lt;c&gt; |  |

        ## Edges

        | source |  | target | evidence |
        | --- | --- | --- | --- |
        | a\|b | – | &lt;c&gt; | https://example.org/r?a=1&amp;b="2" \| book p1s1 |
        | &lt;c&gt; | → | a\|b | javascript://x |

        """#)
  }

  @Test func `HTML has a row for each node and edge, and addresses of the web are links`() throws {
    let text = try GraphFormat.html.files(of: GraphContent(Self.document))[0].text
    #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(text.contains("<title>R&amp;D *now*</title>"))
    #expect(text.contains("<tr><td>&lt;c&gt;</td><td></td></tr>"))
    #expect(text.contains("<tr><td>a|b</td><td>two\nlines</td></tr>"))
    #expect(
      text.contains(
        "<td><a href=\"https://example.org/r?a=1&amp;b=%222%22\">https://example.org/r?a=1&amp;b=&quot;2&quot;</a> | book p1s1</td>"
      ))
    #expect(!text.contains("href=\"javascript"))
    #expect(text.split(separator: "<tr>").count == 1 + 2 + 3 + 3)
  }

  @Test func `an evidence link survives from the network to the page`() throws {
    let network = try HostileRecords.network()
    let text = try GraphFormat.html.write(network, .japanese)[0].text
    #expect(text.contains("<html lang=\"ja\">"))
    #expect(text.contains("<a href=\"https://example.org/r?a=1&amp;b=2#:~:text="))
  }
}
