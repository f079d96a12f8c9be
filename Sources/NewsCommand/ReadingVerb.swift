package import ArgumentParser

/// A verb that reads bundles. `newsq` knows its options; `newsqd`, which alone links the readers and the libraries that
/// they need, does its work.
package protocol ReadingVerb: ParsableCommand {}
