import Foundation

/// The logarithm to base 10.
func logarithm(_ number: Double) -> Double { log10(number) }
