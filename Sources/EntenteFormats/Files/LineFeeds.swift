/// Counts the lines of a text.
enum LineFeeds {
  /// Returns how many line feeds there are among bytes.
  static func count(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let raw = UnsafeRawPointer(bytes)
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    var (total, place) = (0, 0)
    while place &+ 8 <= count {
      // A count for each byte of a word, which is up to 255.
      let stop = min(count &- 7, place &+ 8 &* 255)
      var counts: UInt64 = 0
      while place < stop {
        let other = (raw + place).loadUnaligned(as: UInt64.self) ^ 0x0A0A_0A0A_0A0A_0A0A
        counts &+= (~(((other & low) &+ low) | other) &>> 7) & 0x0101_0101_0101_0101
        place &+= 8
      }
      let pairs = (counts & 0x00FF_00FF_00FF_00FF) &+ ((counts &>> 8) & 0x00FF_00FF_00FF_00FF)
      total &+= Int((pairs &* 0x0001_0001_0001_0001) &>> 48)
    }
    while place < count {
      if bytes[place] == 0x0A { total &+= 1 }
      place &+= 1
    }
    return total
  }
}
