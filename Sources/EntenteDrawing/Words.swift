import EntenteData
import Foundation

/// The words of a diagram in each language.
enum Words {
  static func name(of kind: Entity.Kind, in language: Language) -> String {
    switch kind {
    case .government: language.pick("government", "政府", "政府")
    case .ministry: language.pick("ministry", "省庁", "政府部门")
    case .university: language.pick("university", "大学", "大学")
    case .company: language.pick("company", "企業", "企业")
    case .institute: language.pick("institute", "研究所", "研究所")
    case .center: language.pick("center", "センター", "中心")
    case .association: language.pick("association", "団体", "协会")
    case .program: language.pick("program", "プログラム", "计划")
    case .group: language.pick("unnamed group", "名前の出ない集団", "未具名群体")
    case .place: language.pick("place", "場所", "地点")
    }
  }

  static func name(of type: RelationType, in language: Language) -> String {
    switch type {
    case .agreement: language.pick("agreement", "合意", "协议")
    case .partnership: language.pick("partnership", "協力", "合作")
    case .funding: language.pick("funding", "資金", "资金")
    case .support: language.pick("support", "支援", "支持")
    case .establishment: language.pick("establishment", "設立", "设立")
    case .announcement: language.pick("announcement", "発表", "宣布")
    case .meeting: language.pick("meeting", "会合", "会议")
    case .access: language.pick("access", "利用権", "使用权")
    }
  }

  static func name(of status: Relation.Status, in language: Language) -> String {
    switch status {
    case .planned: language.pick("planned", "計画", "计划中")
    case .announced: language.pick("announced", "発表済み", "已宣布")
    case .inForce: language.pick("in force", "実施中", "生效")
    case .completed: language.pick("completed", "完了", "已完成")
    }
  }

  static func name(of issue: Caveat.Issue, in language: Language) -> String {
    switch issue {
    case .disputed: language.pick("disputed", "異論あり", "有争议")
    case .conflicting: language.pick("conflicting", "矛盾あり", "前后矛盾")
    case .truncated: language.pick("cut off", "途切れ", "原文截断")
    case .ambiguous: language.pick("ambiguous", "曖昧", "含义不明确")
    }
  }

  static func name(of link: Link.Kind, in language: Language) -> String {
    switch link {
    case .partOf: language.pick("part of", "一部", "隶属于")
    case .subsidiaryOf: language.pick("subsidiary of", "子会社", "子公司")
    case .about: language.pick("about", "対象", "关于")
    case .at: language.pick("at", "場", "于")
    }
  }

  static func members(_ count: Int, in language: Language) -> String {
    language.pick("(\(count))", "（\(count)）", "（\(count)家）")
  }

  /// Whether a name has a number in digits or in words.
  static func says(_ name: String, _ number: Int, in language: Language) -> Bool {
    let formatter = NumberFormatter()
    formatter.locale = Locale(identifier: language.rawValue)
    formatter.numberStyle = .spellOut
    let word = formatter.string(from: NSNumber(value: number)) ?? "\(number)"
    return name.contains("\(number)") || name.lowercased().contains(word)
  }

  static func sourceLine(_ sources: [Source], _ language: Language) -> String {
    guard let source = sources.first else { return "" }
    let parts = [
      source.author, source.title, source.publisher, source.published?.text(in: language),
    ]
    let text = parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    let more = sources.count - 1
    let rest =
      more == 0
      ? "" : language.pick(" and \(more) more", " ほか\(more)件", " 等\(more + 1)个")
    return language.pick("Source: ", "出典：", "来源：") + text + rest
  }
}
