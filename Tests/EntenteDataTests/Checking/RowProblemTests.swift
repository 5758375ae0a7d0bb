import Testing

/// One slip in a row gives one line, with its place, and blames nobody else.
@Suite struct RowProblemTests {
  @Test(arguments: [
    Mutation("acme,company", "acme,firm", at: "2:kind", "“firm” is not known"),
    Mutation("acme,company", "acme,Company", at: "2:kind", "“Company” is not known"),
    Mutation("acme,company", "acme,", at: "2:kind", "empty"),
    Mutation("acme,company", ",company", at: "2:id", "empty"),
    Mutation("acme,company", ",firm", at: "2:kind", "“firm” is not known"),
    Mutation("acme,company", "Acme Inc,company", at: "2:id", "not in kebab-case"),
    Mutation("acme,company", "acme-,company", at: "2:id", "not in kebab-case"),
    Mutation("acme,company", "\"acme\n\",company", at: "2:id", "“acme\\n” is not in kebab-case"),
    Mutation("Acme,US", ",US", at: "2:name", "empty"),
    Mutation("Acme,US", "\u{3000},US", at: "2:name", "empty"),
    Mutation("Acme,US", "Acme,USA", at: "2:country", "“USA” is not a country"),
    Mutation("JP;US", "JP; us", at: "5:country", "“us” is not a country"),
    Mutation(",,9,", ",,nine,", at: "6:members", "“nine” is not a count"),
    Mutation(",,9,", ",,0,", at: "6:members", "“0” is not a count"),
    Mutation("Tokyo,JP,,", "Tokyo,JP,3,", at: "7:members", "only a group"),
    Mutation(
      "guests,group", "acme,group", at: "6:id", "“acme” is there already, at entities.csv:2"),
    Mutation(
      "hello\"\"\"\nguests,group", "\n\nhello\"\"\"\n\nguests,crowd", at: "9:kind", "“crowd”"),
  ])
  func `a slip in entities`(mutation: Mutation) throws {
    try mutation.expectOneProblem(in: "entities.csv", alone: mutation.new != "acme,group")
  }

  @Test(arguments: [
    Mutation("grant,funding", "grant,gift", at: "3:type", "“gift” is not known"),
    Mutation("grant,funding", "grant,", at: "3:type", "empty"),
    Mutation("grant,funding", ",funding", at: "3:id", "empty"),
    Mutation("grant,funding", ",gift", at: "3:type", "“gift”"),
    Mutation("grant,funding", "Grant,funding", at: "3:id", "not in kebab-case"),
    Mutation("A grant", "", at: "3:title", "empty"),
    Mutation("planned", "hoped", at: "3:status", "“hoped” is not known"),
    Mutation("2022-05", "May 2022", at: "2:date", "“May 2022” is not a date"),
    Mutation("2022-05", "2022-13", at: "2:date", "“2022-13” is not a date"),
    Mutation("1000000,", "-1000000,", at: "3:amount", "negative"),
    Mutation("1000000,", "0,", at: "3:amount", "the amount is 0"),
    Mutation("1000000,", "1 million,", at: "3:amount", "“1 million” is not an amount"),
    Mutation("1000000,", "\"1,000,000\",", at: "3:amount", "“1,000,000” is not an amount"),
    Mutation("1000000,USD,true", ",USD,true", at: "3:currency", "no amount"),
    Mutation("1000000,USD,true", ",,true", at: "3:approximate", "no amount"),
    Mutation(",USD,", ",,", at: "3:currency", "no currency"),
    Mutation(",USD,", ",dollars,", at: "3:currency", "“dollars” is not a currency"),
    Mutation(",USD,", ",US$,", at: "3:currency", "“US$” is not a currency"),
    Mutation("USD,true", "USD,yes", at: "3:approximate", "“yes” is neither"),
    Mutation("P10Y", "10 years", at: "3:horizon", "“10 years” is not a duration"),
    Mutation("P10Y", "P", at: "3:horizon", "“P” is not a duration"),
    Mutation("ai,talks", "ai,The Talks", at: "2:episode", "“The Talks” is not in kebab-case"),
    Mutation("uncertain", "unsure", at: "3:certainty", "“unsure” is not known"),
    Mutation("grant,funding", "acme,funding", at: "3:id", "“acme” is an id in entities too"),
    Mutation("grant,funding", "report,funding", at: "3:id", "“report” is an id in sources too"),
    Mutation(
      "opening,establishment", "accord,agreement", at: "4:id", "there already, at relations.csv:2"),
  ])
  func `a slip in relations`(mutation: Mutation) throws {
    // Where the id of a relation changes, what refers to it does not count here.
    let isRenamed = ["acme,funding", "report,funding", "accord,agreement"].contains(mutation.new)
    try mutation.expectOneProblem(in: "relations.csv", alone: !isRenamed)
  }

  @Test(arguments: [
    Mutation("acme,party", "acme,signer", at: "3:role", "“signer” is not known"),
    Mutation("acme,party", "acme,", at: "3:role", "empty"),
    Mutation("acme,party", "acme,funder", at: "3:role", "agreement has no role “funder”"),
    Mutation("acme,party", "acne,party", at: "3:entity", "there is no entity “acne”"),
    Mutation("acme,party", ",party", at: "3:entity", "empty"),
    Mutation("accord,acme", "acord,acme", at: "3:relation", "there is no relation “acord”"),
    Mutation("accord,acme", ",acme", at: "3:relation", "empty"),
    Mutation("party,implied", "party,guessed", at: "3:basis", "“guessed” is not known"),
    Mutation(
      "acme,party", "ministry,party", at: "3:relation",
      "“accord, ministry, party” is there already, at parties.csv:2"),
    Mutation("accord,tokyo,location", "accord,tokyo,place", at: "4:role", "“place” is not known"),
    Mutation("opening,lab", "opening,lob", at: "9:entity", "there is no entity “lob”"),
  ])
  func `a slip in parties`(mutation: Mutation) throws {
    try mutation.expectOneProblem(in: "parties.csv")
  }

  @Test(arguments: [
    Mutation("grant,report", "gift,report", at: "3:relation", "there is no relation “gift”"),
    Mutation("grant,report", ",report", at: "3:relation", "empty"),
    Mutation("grant,report", "grant,book", at: "3:source", "there is no source “book”"),
    Mutation("grant,report", "grant,", at: "3:source", "empty"),
    Mutation("p2s1", "", at: "3:locator", "empty"),
    Mutation("p2s1", "page 2", at: "3:locator", "“page 2” is not a locator"),
    Mutation("gives a million,", ",", at: "3:excerpt", "empty"),
    Mutation(
      "gives a million,", "12345678901234567890123456789012345678901,", at: "3:excerpt",
      "has 41 characters"),
    Mutation("Acme gives a million.", "", at: "3:claim", "empty"),
    Mutation(
      "grant,report,p2s1,gives a million", "accord,report,p1s1,they agreed", at: "3:excerpt",
      "there already, at evidence.csv:2"),
  ])
  func `a slip in evidence`(mutation: Mutation) throws {
    let isMoved = mutation.message.contains("already")
    try mutation.expectOneProblem(in: "evidence.csv", alone: !isMoved)
  }

  @Test(arguments: [
    Mutation("lab,zh,实验室,label", "lob,zh,实验室,label", at: "4:entity", "there is no entity “lob”"),
    Mutation("lab,zh", "lab,", at: "4:language", "empty"),
    Mutation("lab,zh", "lab,Chinese", at: "4:language", "“Chinese” is not the code of a language"),
    Mutation("アクメ社,alias", "アクメ社,label", at: "3:use", "“acme” has two labels in “ja”"),
    Mutation("アクメ社,alias", "アクメ,alias", at: "3:name", "“acme, ja, アクメ” is there already"),
    Mutation("アクメ社,alias", "アクメ社,nick", at: "3:use", "“nick” is not known"),
    Mutation("alias,source", "alias,hearsay", at: "3:basis", "“hearsay” is not known"),
    Mutation("实验室", "", at: "4:name", "empty"),
  ])
  func `a slip in names`(mutation: Mutation) throws {
    try mutation.expectOneProblem(in: "names.csv")
  }

  @Test(arguments: [
    Mutation(
      "grant,amount", "gift,amount", at: "2:subject",
      "there is no entity or relation or source “gift”"),
    Mutation("grant,amount", ",amount", at: "2:subject", "empty"),
    Mutation("grant,amount", "grant,sum", at: "2:column", "no table has a column “sum”"),
    Mutation("disputed", "doubted", at: "2:issue", "“doubted” is not known"),
    Mutation("Others say two.", "", at: "2:note", "empty"),
  ])
  func `a slip in caveats`(mutation: Mutation) throws {
    try mutation.expectOneProblem(in: "caveats.csv")
  }

  @Test(arguments: [
    Mutation("lab,university", "lob,university", at: "2:from", "there is no entity “lob”"),
    Mutation("lab,university", "lab,", at: "2:to", "empty"),
    Mutation("lab,university", "lab,lab", at: "2:to", "“lab” is linked to itself"),
    Mutation("opening,accord", "opening,acme", at: "3:to", "there is no relation “acme”"),
    Mutation("part-of", "belongs-to", at: "2:type", "“belongs-to” is not known"),
    Mutation("at,stated", "at,", at: "3:basis", "empty"),
    Mutation(
      "opening,accord,at", "lab,university,part-of", at: "3:from", "there already, at links.csv:2"),
  ])
  func `a slip in links`(mutation: Mutation) throws {
    try mutation.expectOneProblem(in: "links.csv")
  }

  @Test(arguments: [
    Mutation("report,A report", "Report,A report", at: "2:id", "not in kebab-case"),
    Mutation("report,A report", ",A report", at: "2:id", "empty"),
    Mutation("A report", "", at: "2:title", "empty"),
    Mutation("2024-05-01", "1 May", at: "2:published", "“1 May” is not a date"),
    Mutation("2024-06-01", "June", at: "2:retrieved", "“June” is not a date"),
    Mutation("https://example.org/report", "example.org", at: "2:url", "not a web address"),
    Mutation("https://example.org/report", "javascript:alert(1)", at: "2:url", "not a web address"),
    Mutation("report,en", "report,English", at: "2:language", "not the code of a language"),
  ])
  func `a slip in sources`(mutation: Mutation) throws {
    try mutation.expectOneProblem(in: "sources.csv")
  }
}
